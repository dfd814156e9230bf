package dev.tandem.messaging.internal.groupcommit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.messaging.GroupCommits;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class GroupCommitContextTest {

  private final FakeTransactions transactions = new FakeTransactions();
  private final Worker worker = new Worker(transactions);
  private final ObservationRegistry observations = ObservationRegistry.create();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Map<String, String> publishedIn = new ConcurrentHashMap<>();
  private final GroupCommits groupCommits = new TransactionalGroupCommits(
      transactions, observations, name -> new MicrometerGroupCommitMeters(registry, name));
  private LanedGroupCommit<String, String> commits;

  @BeforeEach
  void open() {
    observations.observationConfig().observationHandler(new Anything());
    commits = (LanedGroupCommit<String, String>)
        groupCommits.of("test", this::handle).lanes(1).maxQueued(3).build();
  }

  @AfterEach
  void close() {
    worker.release();
    commits.close();
  }

  private List<String> handle(List<String> commands) {
    commands.forEach(c -> groupCommits.onBehalfOf(c, () -> publishedIn.put(c, currentName())));
    publishedIn.put("batch of " + commands.size(), currentName());
    return worker.handle(commands);
  }

  private String currentName() {
    Observation current = observations.getCurrentObservation();
    return current == null ? "none" : String.valueOf(current.getContext().getName());
  }

  @Test
  void publishesForEachCommandInTheTraceOfItsCaller() {
    var unused = commits.submit(Worker.PLUG);
    worker.awaitPlugged();
    var answers = List.of(submitIn("trace-a", "a"), submitIn("trace-b", "b"), commits.submit("c"));
    worker.release();
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    assertThat(publishedIn)
        .containsEntry("a", "trace-a")
        .containsEntry("b", "trace-b")
        .containsEntry("c", "none")
        .containsEntry("batch of 3", "none");
  }

  @Test
  void runsABatchOfOneInTheTraceOfItsCaller() {
    submitIn("trace-a", "a").join();
    assertThat(publishedIn).containsEntry("batch of 1", "trace-a");
  }

  @Test
  void justRunsWorkOutsideOfABatch() {
    groupCommits.onBehalfOf("a", () -> publishedIn.put("a", currentName()));
    assertThat(publishedIn).containsEntry("a", "none");
  }

  @Test
  void measuresBatchesWaitsRunsSplitsAndRefusals() {
    worker.failing("poison", new IllegalArgumentException("poison"));
    var unused = commits.submit(Worker.PLUG);
    worker.awaitPlugged();
    var answers = List.of(commits.submit("a"), commits.submit("poison"), commits.submit("c"))
        .toArray(CompletableFuture[]::new);
    assertThat(registry
            .get("tandem.group.commit.queued")
            .tag("name", "test")
            .gauge()
            .value())
        .isEqualTo(3);
    assertThat(commits.submit("one too many")).isCompletedExceptionally();
    worker.release();
    CompletableFuture.allOf(answers).handle((done, failed) -> "ended").join();
    commits.stop();
    assertThat(registry.get("tandem.group.commit.batch.size").summary().totalAmount())
        .as("commands committed")
        .isEqualTo(3);
    assertThat(registry.get("tandem.group.commit.wait").timer().count()).isEqualTo(4);
    assertThat(runs("committed")).isEqualTo(3);
    assertThat(runs("rolled-back")).isEqualTo(3);
    assertThat(registry.get("tandem.group.commit.splits").counter().count()).isEqualTo(2);
    assertThat(registry
            .get("tandem.group.commit.refused")
            .tag("reason", "overloaded")
            .counter()
            .count())
        .isEqualTo(1);
  }

  @Test
  void removesItsMetersWhenItIsClosed() {
    commits.close();
    assertThat(registry.getMeters()).isEmpty();
  }

  private long runs(String outcome) {
    return registry
        .get("tandem.group.commit.run")
        .tag("outcome", outcome)
        .timer()
        .count();
  }

  private CompletableFuture<String> submitIn(String trace, String command) {
    var observation = Observation.start(trace, observations);
    var answer = observation.scoped(() -> commits.submit(command));
    observation.stop();
    return answer;
  }

  /** Without a handler the registry would not keep observations at all. */
  private static final class Anything implements ObservationHandler<Observation.Context> {

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }
}
