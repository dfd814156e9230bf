package dev.tandem.messaging.internal.groupcommit;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.tandem.messaging.GroupCommit;
import dev.tandem.messaging.OutcomeUnknownException;
import dev.tandem.messaging.support.DatabaseFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@Timeout(20)
class GroupCommitFailureTest {

  private static final String[] HUNDRED =
      IntStream.range(0, 100).mapToObj(i -> "c" + i).toArray(String[]::new);

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
  void failsAWholeBatchAtOnceWhenNoTransactionCanBeBegun() {
    var unused = plug();
    var answers = submit(HUNDRED);
    transactions.failNextBegin(new CannotCreateTransactionException("database down"));
    worker.release();
    assertThat(answers).allSatisfy(GroupCommitFailureTest::failedByTheOutage);
    assertThat(transactions.begun).as("begun: the plug and one try").hasValue(2);
    assertThat(commits.execute("later")).isEqualTo("did later");
  }

  @Test
  void failsAWholeBatchAtOnceWhenTheDatabaseOnlyReads() {
    var readOnly = new UncategorizedSQLException("insert", null, new SQLException("", "25006"));
    worker.failing("c0", readOnly);
    assertThat(behindThePlug(HUNDRED))
        .allSatisfy(answer -> assertThat(answer)
            .failsWithin(Duration.ofSeconds(5))
            .withThrowableThat()
            .withCause(readOnly));
    assertThat(DatabaseFailure.of(readOnly)).isEqualTo(DatabaseFailure.UNAVAILABLE);
    assertThat(worker.batches()).as("nothing split").extracting(List::size).containsExactly(1, 100);
  }

  @Test
  void waitsForTheDatabaseWhereItIsToldTo() {
    try (var patient = patient()) {
      var answer = patient.submit("first");
      assertThat(answer.join()).isEqualTo("did first");
      for (int i = 0; i < 4; i++) {
        transactions.failNextBegin(new CannotCreateTransactionException("database down"));
      }
      assertThat(patient.execute("a")).isEqualTo("did a");
      assertThat(transactions.begun).as("begun: the first and five tries").hasValue(6);
    }
  }

  @Test
  void waitsNoLongerForTheDatabaseOnceItIsToStop() {
    var patient = patient();
    for (int i = 0; i < 1000; i++) {
      transactions.failNextBegin(new CannotCreateTransactionException("database down"));
    }
    var answer = patient.submit("a");
    await().until(() -> transactions.begun.get() > 2);
    patient.close();
    failedByTheOutage(answer);
  }

  private LanedGroupCommit<String, String> patient() {
    return (LanedGroupCommit<String, String>) new TransactionalGroupCommits(transactions)
        .of("patient", worker)
        .waitsForTheDatabase()
        .build();
  }

  private static void failedByTheOutage(CompletableFuture<String> answer) {
    assertThat(answer)
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .withCauseInstanceOf(CannotCreateTransactionException.class);
  }

  @Test
  void runsABatchThatLostADeadlockOnceMoreAsItIs() {
    throwOnce("c50", new CannotAcquireLockException("", new SQLException("deadlock", "40P01")));
    assertThat(behindThePlug(HUNDRED))
        .allSatisfy(answer -> assertThat(answer.join()).isNotNull());
    assertThat(worker.batches()).extracting(List::size).containsExactly(1, 100, 100);
  }

  @Test
  void runsABatchThatLostItsConnectionOnceMoreAsItIs() {
    throwOnce("c50", new DataAccessResourceFailureException("", new SQLException("gone", "08006")));
    assertThat(behindThePlug(HUNDRED))
        .allSatisfy(answer -> assertThat(answer.join()).isNotNull());
    assertThat(worker.batches()).extracting(List::size).containsExactly(1, 100, 100);
  }

  @Test
  void stopsSplittingWhenTheDatabaseGoesAwayMeanwhile() {
    throwOnce("c50", new IllegalArgumentException("poison"));
    var unused = plug();
    var answers = submit(HUNDRED);
    worker.answering("c0", command -> {
      transactions.failNextBegin(new CannotCreateTransactionException("database down"));
      return "unused";
    });
    worker.release();
    assertThat(answers).allSatisfy(GroupCommitFailureTest::failedByTheOutage);
  }

  @Test
  void givesUpSplittingAfterItsTime() {
    var builder =
        new TransactionalGroupCommits(transactions).of("impatient", worker).lanes(1);
    try (var impatient = builder.splitTimeout(Duration.ofNanos(1)).build()) {
      worker.failing("a", new IllegalStateException("poison"));
      var plugged = impatient.submit(Worker.PLUG);
      worker.awaitPlugged();
      var answers = List.of(impatient.submit("a"), impatient.submit("b"));
      worker.release();
      assertThat(answers)
          .allSatisfy(answer -> assertThatThrownBy(answer::join).hasMessageContaining("poison"));
      assertThat(plugged.join()).isEqualTo("did plug");
      assertThat(worker.batches()).containsExactly(List.of(Worker.PLUG), List.of("a", "b"));
    }
  }

  @Test
  void tellsCallersThatTheOutcomeIsUnknownAndRunsNothingAgainWhenCommitGotNoAnswer() {
    var unused = plug();
    var answers = submit("a", "b");
    failCommitAfterNext(() -> transactions.failNextCommitAfterItWorked(
        new TransactionSystemException("commit", new SQLException("broken", "08006"))));
    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer)
            .failsWithin(Duration.ofSeconds(5))
            .withThrowableThat()
            .withCauseInstanceOf(OutcomeUnknownException.class));
    assertThat(worker.batches()).containsExactly(List.of(Worker.PLUG), List.of("a", "b"));
  }

  @Test
  void countsATranslatedConnectionFailureDuringCommitAsUnknownToo() {
    transactions.failNextCommitAfterItWorked(
        new DataAccessResourceFailureException("commit", new SQLException("broken", "57P01")));
    assertThatThrownBy(() -> commits.execute("a")).isInstanceOf(OutcomeUnknownException.class);
    assertThat(worker.batches()).hasSize(1);
  }

  @Test
  void runsABatchOfAnIdempotentHandlerOnceMoreWhenCommitGotNoAnswer() {
    try (var idempotent = new TransactionalGroupCommits(transactions)
        .of("idempotent", worker)
        .idempotentHandler()
        .build()) {
      transactions.failNextCommit(
          new TransactionSystemException("commit", new SQLException("broken", "08006")));
      assertThat(idempotent.execute("a")).isEqualTo("did a");
      assertThat(transactions.committed()).containsExactly("a");
    }
  }

  @Test
  void staysUnknownWhenTheSecondRunOfAnIdempotentHandlerFails() {
    try (var idempotent = new TransactionalGroupCommits(transactions)
        .of("idempotent", worker)
        .idempotentHandler()
        .build()) {
      throwSecond("a", new IllegalStateException("second run"));
      transactions.failNextCommitAfterItWorked(
          new TransactionSystemException("commit", new SQLException("broken", "08006")));
      assertThatThrownBy(() -> idempotent.execute("a")).isInstanceOf(OutcomeUnknownException.class);
    }
  }

  @Test
  void splitsABatchThatTheDatabaseRefusedAtCommit() {
    var unused = plug();
    var answers = submit("a", "b");
    failCommitAfterNext(() -> transactions.failNextCommit(new DataIntegrityViolationException(
        "deferred constraint", new SQLException("violated", "23503"))));
    assertThat(answers).extracting(CompletableFuture::join).containsExactly("did a", "did b");
    assertThat(worker.batches().subList(1, 4))
        .containsExactly(List.of("a", "b"), List.of("a"), List.of("b"));
  }

  @Test
  void standsByACommitWhoseCallbackFailed() {
    worker.answering("a", command -> {
      transactions.write("a");
      TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
        @Override
        public void afterCommit() {
          throw new IllegalStateException("callback");
        }
      });
      return "did a";
    });
    assertThat(commits.execute("a")).isEqualTo("did a");
    assertThat(transactions.committed()).containsExactly("a");
  }

  @Test
  void failsACommandWhoseCallbackBeforeCommitFails() {
    worker.answering("a", command -> {
      TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
        @Override
        public void beforeCommit(boolean readOnly) {
          throw new IllegalStateException("callback");
        }
      });
      return "did a";
    });
    assertThatThrownBy(() -> commits.execute("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("callback");
    assertThat(transactions.commits).hasValue(0);
  }

  @Test
  void neverReportsSuccessForATransactionMarkedRollbackOnly() {
    try (var marking = new TransactionalGroupCommits(transactions)
        .of("marking", this::participateAndRollBack)
        .build()) {
      assertThatThrownBy(() -> marking.execute("a"))
          .isInstanceOf(UnexpectedRollbackException.class);
    }
  }

  private List<String> participateAndRollBack(List<String> commands) {
    new TransactionTemplate(transactions).executeWithoutResult(status -> status.setRollbackOnly());
    return commands;
  }

  @Test
  void isolatesTheCommandForWhichTheHandlerReturnsNoResult() {
    try (var forgetful = new TransactionalGroupCommits(transactions)
        .<String, String>of(
            "forgetful",
            commands -> commands.stream().filter(c -> !c.equals("b")).toList())
        .lanes(1)
        .build()) {
      var answers = List.of(forgetful.submit("a"), forgetful.submit("b"), forgetful.submit("c"));
      assertThat(answers.get(1))
          .failsWithin(Duration.ofSeconds(5))
          .withThrowableThat()
          .withMessageContaining("0 results for 1 commands");
      assertThat(answers.get(0).join() + answers.get(2).join()).isEqualTo("ac");
    }
  }

  @Test
  void goesOnAfterAnErrorOfTheHandler() {
    worker.answering("a", command -> {
      throw new StackOverflowError("deep");
    });
    assertThatThrownBy(() -> commits.execute("a")).isInstanceOf(StackOverflowError.class);
    assertThat(commits.execute("b")).isEqualTo("did b");
  }

  @Test
  void clearsTheInterruptStatusThatAHandlerLeft() {
    worker.answering("a", command -> {
      Thread.currentThread().interrupt();
      return "did a";
    });
    worker.answering("b", command -> "interrupted: " + Thread.currentThread().isInterrupted());
    assertThat(commits.execute("a")).isEqualTo("did a");
    assertThat(commits.execute("b")).isEqualTo("interrupted: false");
  }

  private CompletableFuture<String> plug() {
    var answer = commits.submit(Worker.PLUG);
    worker.awaitPlugged();
    return answer;
  }

  private List<CompletableFuture<String>> submit(String... commands) {
    var answers = new ArrayList<CompletableFuture<String>>();
    for (String command : commands) {
      answers.add(commits.submit(command));
    }
    return answers;
  }

  private List<CompletableFuture<String>> behindThePlug(String... commands) {
    var unused = plug();
    var answers = submit(commands);
    worker.release();
    return answers;
  }

  /** Plans the failure inside the next batch, so that the plug's own commit stays untouched. */
  private void failCommitAfterNext(Runnable plan) {
    var planned = new AtomicInteger();
    worker.answering("a", command -> {
      if (planned.getAndIncrement() == 0) {
        plan.run();
      }
      transactions.write(command);
      return "did a";
    });
    worker.release();
  }

  private void throwOnce(String command, RuntimeException failure) {
    throwAtCall(0, command, failure);
  }

  private void throwSecond(String command, RuntimeException failure) {
    throwAtCall(1, command, failure);
  }

  private void throwAtCall(int number, String command, RuntimeException failure) {
    var calls = new AtomicInteger();
    worker.answering(command, c -> {
      if (calls.getAndIncrement() == number) {
        throw failure;
      }
      transactions.write(c);
      return "did " + c;
    });
  }
}
