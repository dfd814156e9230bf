package dev.tandem.messaging.internal.groupcommit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.messaging.OutcomeUnknownException;
import dev.tandem.messaging.OverloadedException;
import dev.tandem.messaging.StoppedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(20)
class GroupCommitLifecycleTest {

  private final FakeTransactions transactions = new FakeTransactions();
  private final Worker worker = new Worker(transactions);
  private final LanedGroupCommit<String, String> commits =
      (LanedGroupCommit<String, String>) new TransactionalGroupCommits(transactions)
          .of("test", worker)
          .lanes(1)
          .maxQueued(2)
          .shutdownTimeout(Duration.ofMillis(200))
          .build();

  @AfterEach
  void close() {
    worker.release();
    commits.close();
  }

  @Test
  void refusesMoreCommandsThanMayWaitAndSaysWhenToComeBack() {
    var unused = plug();
    var a = commits.submit("a");
    var b = commits.submit("b");
    assertThatThrownBy(() -> commits.execute("c"))
        .isInstanceOfSatisfying(
            OverloadedException.class,
            overloaded -> assertThat(overloaded.retryAfter()).isPositive());
    worker.release();
    assertThat(a.join() + b.join()).isEqualTo("did adid b");
    assertThat(commits.execute("c")).isEqualTo("did c");
  }

  @Test
  void finishesWhatWasAcceptedBeforeItStops() {
    var unused = plug();
    var waiting = commits.submit("a");
    var stopped = new CompletableFuture<Void>();
    commits.stop(() -> stopped.complete(null));
    assertThat(commits.isRunning()).isFalse();
    assertThat(stopped).isNotDone();
    assertThatThrownBy(() -> commits.execute("late")).isInstanceOf(StoppedException.class);
    worker.release();
    stopped.join();
    assertThat(waiting.join()).isEqualTo("did a");
    assertThat(transactions.committed()).containsExactly(Worker.PLUG, "a");
  }

  @Test
  void failsWhatIsStillQueuedWhenTheShutdownTakesTooLong() {
    var underWay = plug();
    var queued = commits.submit("a");
    commits.close();
    assertThat(queued)
        .failsWithin(Duration.ofSeconds(1))
        .withThrowableThat()
        .withCauseInstanceOf(StoppedException.class);
    worker.release();
    assertThat(underWay.join()).isEqualTo("did plug");
    assertThat(transactions.committed()).containsExactly(Worker.PLUG);
  }

  @Test
  void takesCommandsAgainAfterARestart() {
    commits.stop();
    commits.start();
    assertThat(commits.execute("a")).isEqualTo("did a");
  }

  @Test
  void withdrawsACommandThatIsStillQueuedWhenItsCallerGivesUp() {
    var unused = plug();
    assertThatThrownBy(() -> commits.execute("a", Duration.ofMillis(20)))
        .isInstanceOf(OverloadedException.class)
        .hasMessageContaining("withdrawn");
    worker.release();
    assertThat(commits.execute("b")).isEqualTo("did b");
    assertThat(transactions.committed()).containsExactly(Worker.PLUG, "b");
  }

  @Test
  void goesOnWithABatchWhoseCallerGaveUp() {
    assertThatThrownBy(() -> commits.execute(Worker.PLUG, Duration.ofMillis(200)))
        .isInstanceOf(OutcomeUnknownException.class);
    worker.release();
    await().until(() -> transactions.committed().contains(Worker.PLUG));
  }

  @Test
  void goesOnWithABatchWhoseCallerWasInterrupted() throws InterruptedException {
    var thrown = new AtomicReference<Throwable>();
    var caller = new Thread(() -> {
      try {
        commits.execute(Worker.PLUG);
      } catch (OutcomeUnknownException unknown) {
        thrown.set(unknown);
      }
    });
    caller.start();
    worker.awaitPlugged();
    caller.interrupt();
    caller.join();
    assertThat(thrown.get()).hasMessageContaining("Interrupted");
    worker.release();
    await().until(() -> transactions.committed().contains(Worker.PLUG));
  }

  @Test
  void dropsAFutureThatWasCancelledWhileQueued() {
    var unused = plug();
    assertThat(commits.submit("a").cancel(false)).isTrue();
    worker.release();
    assertThat(commits.execute("b")).isEqualTo("did b");
    assertThat(transactions.committed()).doesNotContain("a");
  }

  private CompletableFuture<String> plug() {
    var answer = commits.submit(Worker.PLUG);
    worker.awaitPlugged();
    return answer;
  }
}
