package dev.tandem.console.failed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

import dev.tandem.console.suite.Reply;
import dev.tandem.console.suite.SuiteClient;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Retries failed messages one after the other in the background, slowly enough not to delay new
 * events, and keeps the outcome of each.
 */
@Component
public class RetryLetters implements DisposableBean {

  private static final Duration PAUSE = Duration.ofMillis(50);

  /** The outcome of one retry. */
  public record Outcome(FailedLetter letter, boolean mended, String detail) {}

  /** Retries that were requested together. */
  public static final class Batch {

    private final UUID id = UUID.randomUUID();
    private final int size;
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    Batch(int size) {
      this.size = size;
    }

    public UUID id() {
      return id;
    }

    public int size() {
      return size;
    }

    /** The outcomes so far. */
    public List<Outcome> outcomes() {
      return List.copyOf(outcomes);
    }

    public long mended() {
      return outcomes.stream().filter(Outcome::mended).count();
    }

    public boolean ended() {
      return outcomes.size() == size;
    }
  }

  private final SuiteClient suite;
  private final Map<UUID, Batch> batches = new ConcurrentHashMap<>();
  private final ExecutorService executor = Executors.newSingleThreadExecutor(
      Thread.ofPlatform().daemon().name("console-retry").factory());

  RetryLetters(SuiteClient suite) {
    this.suite = suite;
  }

  /** Starts to retry {@code letters} with the current person's token. */
  Batch start(List<FailedLetter> letters, String reason) {
    Batch batch = new Batch(letters.size());
    batches.put(batch.id(), batch);
    SuiteClient asPerson = suite.asCurrentPerson();
    executor.execute(() -> {
      for (FailedLetter letter : letters) {
        batch.outcomes.add(retry(asPerson, letter, reason));
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    });
    return batch;
  }

  Optional<Batch> find(UUID id) {
    return Optional.ofNullable(batches.get(id));
  }

  @Override
  public void destroy() {
    executor.shutdownNow();
  }

  private static Outcome retry(SuiteClient asPerson, FailedLetter letter, String reason) {
    Reply reply = asPerson
        .operate(
            letter.service(),
            "deadletters/" + letter.id(),
            Map.of("action", "retry", "reason", reason))
        .join();
    return switch (reply) {
      case Reply.Answered answered -> new Outcome(letter, true, "handled");
      case Reply.Refused refused -> new Outcome(letter, false, refused.detail());
      case Reply.Away away -> new Outcome(letter, false, away.why());
    };
  }
}
