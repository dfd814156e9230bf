package dev.tandem.messaging.internal.groupcommit;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.messaging.GroupCommit;
import dev.tandem.messaging.OutcomeUnknownException;
import dev.tandem.messaging.OverloadedException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class GroupCommitStressTest {

  private static final int COMMANDS = 20_000;

  /** What a caller was told, to be compared with what the database holds. */
  private enum Told {
    DONE,
    FAILED,
    UNKNOWN
  }

  private final FakeTransactions transactions = new FakeTransactions();
  private final AtomicInteger refusals = new AtomicInteger();

  @RepeatedTest(3)
  void tellsEveryCallerTheTruthWhateverFails() {
    var told = new Told[COMMANDS];
    try (var commits = new TransactionalGroupCommits(transactions)
        .of("chaos", this::handle)
        .lanes(2)
        .maxBatch(8)
        .maxQueued(8)
        .build()) {
      runCallers(new VirtualThreadTaskExecutor(), 64, told, commits);
    }
    var timesCommitted = new int[COMMANDS];
    transactions.committed().forEach(row -> timesCommitted[(Integer) row]++);
    for (int i = 0; i < COMMANDS; i++) {
      assertThat(told[i]).as("answer to %d", i).isNotNull();
      switch (told[i]) {
        case DONE -> assertThat(timesCommitted[i]).as("effects of done %d", i).isEqualTo(1);
        case UNKNOWN ->
          assertThat(timesCommitted[i]).as("effects of unknown %d", i).isLessThan(2);
        default -> assertThat(timesCommitted[i]).as("effects of failed %d", i).isZero();
      }
    }
    assertThat(told).contains(Told.values());
    assertThat(refusals).as("refusals").hasPositiveValue();
  }

  @Test
  void servesPlatformThreadsAndFutures() {
    try (var commits = new TransactionalGroupCommits(transactions)
        .<Integer, Integer>of("plain", commands -> commands)
        .maxQueued(2 * COMMANDS)
        .build()) {
      var pool = Executors.newFixedThreadPool(16);
      var executed = IntStream.range(0, COMMANDS)
          .mapToObj(i -> CompletableFuture.supplyAsync(() -> commits.execute(i), pool));
      var submitted = IntStream.range(0, COMMANDS).mapToObj(commits::submit);
      var answers =
          Stream.concat(executed, submitted).toList().stream().map(CompletableFuture::join);
      assertThat(answers)
          .containsExactlyElementsOf(
              IntStream.range(0, 2 * COMMANDS).map(i -> i % COMMANDS).boxed().toList());
      pool.shutdown();
    }
  }

  private List<Integer> handle(List<Integer> commands) {
    var random = ThreadLocalRandom.current();
    switch (random.nextInt(40)) {
      case 0 -> throw new CannotAcquireLockException("", new SQLException("deadlock", "40P01"));
      case 1 -> throw new DataAccessResourceFailureException("", new SQLException("", "08006"));
      case 2 -> transactions.failNextBegin(new CannotCreateTransactionException("down"));
      case 3 -> transactions.failNextCommit(commitFailure());
      case 4 -> transactions.failNextCommitAfterItWorked(commitFailure());
      case 5 -> throw new PlannedDefect();
      default -> {}
    }
    for (Integer command : commands) {
      if (command % 997 == 0) {
        throw new IllegalArgumentException("poison " + command);
      }
      transactions.write(command);
    }
    return commands;
  }

  private static TransactionSystemException commitFailure() {
    return new TransactionSystemException("commit", new SQLException("broken", "08006"));
  }

  private void runCallers(
      Executor executor, int callers, Told[] told, GroupCommit<Integer, Integer> commits) {
    var next = new AtomicInteger();
    var finished = IntStream.range(0, callers)
        .mapToObj(caller -> CompletableFuture.runAsync(() -> call(next, told, commits), executor))
        .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(finished).join();
  }

  private void call(AtomicInteger next, Told[] told, GroupCommit<Integer, Integer> commits) {
    for (int i = next.getAndIncrement(); i < COMMANDS; i = next.getAndIncrement()) {
      told[i] = outcome(i, commits);
    }
  }

  private Told outcome(int command, GroupCommit<Integer, Integer> commits) {
    while (true) {
      try {
        assertThat(commits.execute(command)).isEqualTo(command);
        return Told.DONE;
      } catch (OutcomeUnknownException unknown) {
        return Told.UNKNOWN;
      } catch (OverloadedException overloaded) {
        refusals.incrementAndGet();
        LockSupport.parkNanos(10_000);
      } catch (PlannedDefect | RuntimeException failed) {
        return Told.FAILED;
      }
    }
  }

  /** An error that cannot be mistaken for a failed assertion. */
  private static final class PlannedDefect extends Error {

    private static final long serialVersionUID = 1L;
  }
}
