package dev.tandem.messaging.internal.groupcommit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import dev.tandem.messaging.OutcomeUnknownException;
import dev.tandem.messaging.support.Backoff;
import dev.tandem.messaging.support.DatabaseFailure;
import dev.tandem.messaging.support.OutageLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a batch until every command has its answer, splitting the batch around commands that fail.
 *
 * <p>Parts are run in the order of their commands, so a split does not change the order in which
 * commands take effect.
 */
final class BatchRunner<C, R> {

  private static final Logger log = LoggerFactory.getLogger(BatchRunner.class);
  private static final OutageLog outage = new OutageLog(log);

  private static final Backoff PAUSES = new Backoff(Duration.ofMillis(50), Duration.ofMillis(200));

  private final BatchTransaction<C, R> transaction;
  private final Answers<C, R> answers;
  private final GroupCommitMeters meters;
  private final boolean idempotent;
  private final long splitTimeoutNanos;
  private final BooleanSupplier waiting;

  BatchRunner(
      BatchTransaction<C, R> transaction,
      Answers<C, R> answers,
      GroupCommitMeters meters,
      boolean idempotent,
      Duration splitTimeout,
      BooleanSupplier waiting) {
    this.transaction = transaction;
    this.answers = answers;
    this.meters = meters;
    this.idempotent = idempotent;
    this.splitTimeoutNanos = splitTimeout.toNanos();
    this.waiting = waiting;
  }

  void run(List<Submission<C, R>> batch) {
    Deque<List<Submission<C, R>>> parts = new ArrayDeque<>();
    parts.push(batch);
    long startedNanos = System.nanoTime();
    while (!parts.isEmpty()) {
      List<Submission<C, R>> part = parts.pop();
      Attempt<R> attempt = attemptWithPatience(part);
      if (attempt instanceof Attempt.Committed<R> committed) {
        answers.complete(part, committed.results());
      } else if (attempt instanceof Attempt.Unknown<R> unknown) {
        answers.fail(part, outcomeUnknown(unknown.cause()));
      } else if (attempt instanceof Attempt.RolledBack<R> rolledBack) {
        boolean inTime = System.nanoTime() - startedNanos < splitTimeoutNanos;
        if (rolledBack.kind() == DatabaseFailure.UNAVAILABLE || !inTime) {
          answers.fail(part, rolledBack.cause());
          parts.forEach(rest -> answers.fail(rest, rolledBack.cause()));
          return;
        }
        if (part.size() == 1) {
          answers.fail(part, rolledBack.cause());
        } else {
          split(part, parts);
        }
      }
    }
  }

  private Attempt<R> attemptWithPatience(List<Submission<C, R>> part) {
    Attempt<R> attempt = attempt(part);
    for (int outages = 1; isOutage(attempt) && waiting.getAsBoolean(); outages++) {
      if (outages == 1) {
        outage.failed("{} commands wait for the database.", part.size());
      }
      LockSupport.parkNanos(PAUSES.after(outages).toNanos());
      attempt = attempt(part);
    }
    return attempt;
  }

  private boolean isOutage(Attempt<R> attempt) {
    if (attempt instanceof Attempt.RolledBack<R> rolledBack) {
      return rolledBack.kind().isOutage();
    }
    return attempt instanceof Attempt.Unknown<R> && idempotent;
  }

  private Attempt<R> attempt(List<Submission<C, R>> part) {
    Attempt<R> first = attemptOnce(part);
    if (!worthASecondAttempt(first)) {
      return first;
    }
    Attempt<R> second = attemptOnce(part);
    boolean mayStillHaveCommitted =
        first instanceof Attempt.Unknown<R> && !(second instanceof Attempt.Committed<R>);
    return mayStillHaveCommitted ? first : second;
  }

  private Attempt<R> attemptOnce(List<Submission<C, R>> part) {
    long startedNanos = System.nanoTime();
    List<C> commands = part.stream().map(Submission::command).toList();
    Attempt<R> attempt = Callers.of(part).call(() -> transaction.run(commands));
    measure(() -> meters.ran(part.size(), System.nanoTime() - startedNanos, attempt));
    return attempt;
  }

  private static void measure(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException defect) {
      log.debug("A meter failed; what the batch did stands.", defect);
    }
  }

  private boolean worthASecondAttempt(Attempt<R> attempt) {
    if (attempt instanceof Attempt.RolledBack<R> rolledBack) {
      return rolledBack.kind() == DatabaseFailure.CONFLICT
          || rolledBack.kind() == DatabaseFailure.CONNECTION_LOST;
    }
    return attempt instanceof Attempt.Unknown<R> && idempotent;
  }

  private void split(List<Submission<C, R>> part, Deque<List<Submission<C, R>>> parts) {
    int middle = part.size() / 2;
    parts.push(part.subList(middle, part.size()));
    parts.push(part.subList(0, middle));
    measure(meters::split);
  }

  private static OutcomeUnknownException outcomeUnknown(Throwable cause) {
    return new OutcomeUnknownException("The connection broke during COMMIT.", cause);
  }
}
