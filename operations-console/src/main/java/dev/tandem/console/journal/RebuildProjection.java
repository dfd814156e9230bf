package dev.tandem.console.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.tandem.console.suite.Reply;
import dev.tandem.console.suite.Service;
import dev.tandem.console.suite.SuiteClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rebuilds the console's tables: fetches the events that the services' outboxes still keep, then
 * builds all payments again. Events arrive as usual meanwhile.
 */
@Component
public class RebuildProjection implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(RebuildProjection.class);
  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final int MESSAGES = 500;
  private static final int EVENTS = 5_000;

  /**
   * The progress of a rebuild.
   *
   * @param failure the reason it broke off; null if it did not
   */
  public record Progress(
      Instant startedAt,
      long fetched,
      long applied,
      @Nullable Instant endedAt,
      @Nullable String failure) {}

  private final SuiteClient suite;
  private final JdbcEvents events;
  private final JdbcPayments payments;
  private final KeepEvents keep;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final JsonMapper json;
  private final AtomicBoolean running = new AtomicBoolean();
  private final ExecutorService executor = Executors.newSingleThreadExecutor(
      Thread.ofPlatform().daemon().name("console-rebuild").factory());
  private volatile @Nullable Progress progress;

  RebuildProjection(
      SuiteClient suite,
      JdbcEvents events,
      JdbcPayments payments,
      KeepEvents keep,
      TransactionTemplate transaction,
      Clock clock,
      JsonMapper json) {
    this.suite = suite;
    this.events = events;
    this.payments = payments;
    this.keep = keep;
    this.transaction = transaction;
    this.clock = clock;
    this.json = json;
  }

  /** The current rebuild, or the last one; null if there was none. */
  public @Nullable Progress progress() {
    return progress;
  }

  /** Starts it in the background with the current person's token; false if one runs already. */
  public boolean start() {
    if (!running.compareAndSet(false, true)) {
      return false;
    }
    SuiteClient asPerson = suite.asCurrentPerson();
    executor.execute(() -> run(asPerson));
    return true;
  }

  @Override
  public void destroy() {
    executor.shutdownNow();
  }

  private void run(SuiteClient asPerson) {
    Progress now = new Progress(clock.instant(), 0, 0, null, null);
    progress = now;
    try {
      long fetched = 0;
      for (Service service : Service.values()) {
        fetched += fetch(asPerson, service, fetched);
      }
      long applied = deriveAgain();
      progress = new Progress(now.startedAt(), fetched, applied, clock.instant(), null);
      log.info("Rebuilt: {} events fetched, {} applied", fetched, applied);
    } catch (RuntimeException e) {
      log.warn("The rebuild broke off", e);
      Progress last = progress == null ? now : progress;
      progress = new Progress(
          now.startedAt(), last.fetched(), last.applied(), clock.instant(), e.getMessage());
    } finally {
      running.set(false);
    }
  }

  private long fetch(SuiteClient asPerson, Service service, long before) {
    long fetched = 0;
    UUID after = BEFORE_ALL;
    boolean more = true;
    while (more) {
      JsonNode page = page(asPerson, service, after);
      List<JournalledEvent> found = new ArrayList<>();
      for (JsonNode message : page.path("data")) {
        found.addAll(eventsOf(message));
        after = UUID.fromString(message.path("messageId").asString());
      }
      if (!found.isEmpty()) {
        transaction.executeWithoutResult(status -> keep.keepAll(found));
      }
      fetched += found.size();
      report(before + fetched, 0);
      more = page.path("hasMore").asBoolean(false);
    }
    return fetched;
  }

  private static JsonNode page(SuiteClient asPerson, Service service, UUID after) {
    Reply reply =
        asPerson.look(service, "outbox/" + after + "?limit=" + MESSAGES).join();
    return switch (reply) {
      case Reply.Answered(var body) -> body;
      case Reply.Refused refused ->
        throw new IllegalStateException(service.title() + ": " + refused.detail());
      case Reply.Away away -> throw new IllegalStateException(service.title() + ": " + away.why());
    };
  }

  private List<JournalledEvent> eventsOf(JsonNode message) {
    String topic = message.path("topic").asString();
    JsonNode body = json.readTree(message.path("body").asString());
    if (!body.isArray()) {
      return List.of(JournalledEvent.of(topic, body));
    }
    List<JournalledEvent> several = new ArrayList<>();
    body.forEach(event -> several.add(JournalledEvent.of(topic, event)));
    return several;
  }

  // One transaction: pages show the old payments until the new ones are complete.
  private long deriveAgain() {
    Long applied = transaction.execute(status -> {
      payments.forgetAll();
      long count = 0;
      List<JournalledEvent> page = events.after(BEFORE_ALL, EVENTS);
      while (!page.isEmpty()) {
        payments.apply(PaymentNews.in(page));
        count += page.size();
        report(progress == null ? 0 : progress.fetched(), count);
        page = events.after(page.getLast().id(), EVENTS);
      }
      return count;
    });
    return applied == null ? 0 : applied;
  }

  private void report(long fetched, long applied) {
    Progress last = progress;
    if (last != null) {
      progress = new Progress(last.startedAt(), fetched, applied, null, null);
    }
  }
}
