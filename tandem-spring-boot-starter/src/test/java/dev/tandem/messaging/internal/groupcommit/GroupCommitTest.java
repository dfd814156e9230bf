package dev.tandem.messaging.internal.groupcommit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.messaging.GroupCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class GroupCommitTest {

  private final FakeTransactions transactions = new FakeTransactions();
  private final Worker worker = new Worker(transactions);
  private final GroupCommit<String, String> commits =
      new TransactionalGroupCommits(transactions).of("test", worker).lanes(1).build();

  @AfterEach
  void close() {
    worker.release();
    commits.close();
  }

  @Test
  void answersALoneCallerAfterCommit() {
    assertThat(commits.execute("a")).isEqualTo("did a");
    assertThat(transactions.committed()).containsExactly("a");
  }

  @Test
  void answersAFutureAfterCommit() {
    List<Object> seen = commits
        .submit("a")
        .thenApply(answer -> List.copyOf(transactions.committed()))
        .join();
    assertThat(seen).containsExactly("a");
  }

  @Test
  void runsWhateverIsWaitingInOneTransaction() {
    var answers = behindThePlug("a", "b", "c");
    assertThat(answers)
        .extracting(CompletableFuture::join)
        .containsExactly("did a", "did b", "did c");
    assertThat(worker.batches()).containsExactly(List.of(Worker.PLUG), List.of("a", "b", "c"));
    assertThat(transactions.commits).hasValue(2);
  }

  @Test
  void takesNoMoreThanOneBatchAtOnce() {
    try (var small = new TransactionalGroupCommits(transactions)
        .of("small", worker)
        .lanes(1)
        .maxBatch(2)
        .build()) {
      var answers = behindThePlug(small, "a", "b", "c");
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
      assertThat(worker.batches())
          .containsExactly(List.of(Worker.PLUG), List.of("a", "b"), List.of("c"));
    }
  }

  @Test
  void isolatesTheCommandThatThrowsAndCommitsItsNeighbours() {
    worker.failing("poison", new IllegalArgumentException("poison"));
    var answers = behindThePlug("a", "b", "poison", "c", "d");
    assertThat(answers.get(2))
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .withCauseInstanceOf(IllegalArgumentException.class);
    assertThat(Stream.of(0, 1, 3, 4).map(i -> answers.get(i).join()))
        .containsExactly("did a", "did b", "did c", "did d");
    assertThat(transactions.committed()).containsExactly(Worker.PLUG, "a", "b", "c", "d");
  }

  @Test
  void isolatesSeveralPoisonousCommandsInALargeBatch() {
    List<Integer> poisonous = List.of(0, 1, 77, 128, 255);
    poisonous.forEach(i -> worker.failing("c" + i, new IllegalArgumentException("c" + i)));
    String[] commands = IntStream.range(0, 256).mapToObj(i -> "c" + i).toArray(String[]::new);
    var answers = behindThePlug(commands);
    for (int i = 0; i < commands.length; i++) {
      if (poisonous.contains(i)) {
        assertThat(answers.get(i)).failsWithin(Duration.ofSeconds(5));
      } else {
        assertThat(answers.get(i).join()).isEqualTo("did c" + i);
      }
    }
    assertThat(transactions.committed()).doesNotHaveDuplicates().hasSize(1 + 256 - 5);
  }

  @Test
  void aRefusalIsAResultAndLeavesItsNeighboursInTheSameTransaction() {
    worker.answering("refused", command -> "refused");
    var answers = behindThePlug("a", "refused", "b");
    assertThat(answers)
        .extracting(CompletableFuture::join)
        .containsExactly("did a", "refused", "did b");
    assertThat(transactions.rollbacks).hasValue(0);
    assertThat(transactions.commits).hasValue(2);
  }

  @Test
  void throwsWhatTheHandlerThrewToABlockedCaller() {
    worker.failing("poison", new IllegalArgumentException("poison"));
    assertThatThrownBy(() -> commits.execute("poison"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("poison");
  }

  @Test
  void refusesACommandFromInsideATransaction() {
    var template = new TransactionTemplate(transactions);
    assertThatThrownBy(() -> template.executeWithoutResult(status -> commits.execute("a")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inside a transaction");
    assertThat(transactions.committed()).isEmpty();
  }

  @Test
  void aStageThatWaitsForTheSameLaneDoesNotStopIt() {
    assertThat(commits.submit("a").thenApply(answer -> commits.execute("b")).join())
        .isEqualTo("did b");
  }

  @Test
  void aStageThatWaitsForANeighbourGetsIt() {
    var later = new CompletableFuture<CompletableFuture<String>>();
    worker.answering("a", command -> "did a");
    var plug = commits.submit(Worker.PLUG);
    worker.awaitPlugged();
    var first = commits.submit("a").thenApply(answer -> later.join().join());
    later.complete(commits.submit("b").thenApply(answer -> answer));
    worker.release();
    assertThat(first.join()).isEqualTo("did b");
    assertThat(plug.join()).isEqualTo("did plug");
  }

  private List<CompletableFuture<String>> behindThePlug(String... commands) {
    return behindThePlug(commits, commands);
  }

  private List<CompletableFuture<String>> behindThePlug(
      GroupCommit<String, String> target, String... commands) {
    var unused = target.submit(Worker.PLUG);
    worker.awaitPlugged();
    var answers = Stream.of(commands).map(target::submit).toList();
    worker.release();
    return answers;
  }
}
