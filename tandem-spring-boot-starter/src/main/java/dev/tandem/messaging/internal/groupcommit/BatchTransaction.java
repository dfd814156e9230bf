package dev.tandem.messaging.internal.groupcommit;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.tandem.messaging.BatchHandler;
import dev.tandem.messaging.support.Causes;
import dev.tandem.messaging.support.DatabaseFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs the handler in one transaction and tells the three possible ends apart. It drives the
 * transaction manager itself because a {@code TransactionTemplate} does not say whether it failed
 * before or during COMMIT.
 */
final class BatchTransaction<C, R> {

  private static final Logger log = LoggerFactory.getLogger(BatchTransaction.class);

  private final PlatformTransactionManager transactionManager;
  private final TransactionTemplate definition;
  private final BatchHandler<C, R> handler;

  BatchTransaction(TransactionTemplate definition, BatchHandler<C, R> handler) {
    this.transactionManager =
        Objects.requireNonNull(definition.getTransactionManager(), "transaction manager");
    this.definition = definition;
    this.handler = handler;
  }

  Attempt<R> run(List<C> commands) {
    TransactionStatus transaction;
    try {
      transaction = transactionManager.getTransaction(definition);
    } catch (RuntimeException | Error failure) {
      return new Attempt.RolledBack<>(failure, DatabaseFailure.UNAVAILABLE);
    }
    Completion completion = new Completion();
    List<R> results;
    try {
      completion.listen();
      results = resultsOf(commands);
    } catch (Throwable failure) {
      rollback(transaction, failure);
      return rolledBack(failure);
    }
    return commit(transaction, completion, results);
  }

  private List<R> resultsOf(List<C> commands) {
    // Copied inside the transaction, in case the handler returned a view that computes lazily.
    List<R> results =
        new ArrayList<>(Objects.requireNonNull(handler.handle(commands), "no results"));
    if (results.size() != commands.size()) {
      throw new IllegalStateException("The handler returned %s results for %s commands."
          .formatted(results.size(), commands.size()));
    }
    return results;
  }

  private void rollback(TransactionStatus transaction, Throwable failure) {
    try {
      transactionManager.rollback(transaction);
    } catch (RuntimeException | Error alsoFailed) {
      // The database rolls back what was never committed when the connection goes.
      failure.addSuppressed(alsoFailed);
    }
  }

  private Attempt<R> commit(TransactionStatus transaction, Completion completion, List<R> results) {
    try {
      transactionManager.commit(transaction);
      return new Attempt.Committed<>(results);
    } catch (RuntimeException | Error failure) {
      if (completion.is(TransactionSynchronization.STATUS_COMMITTED)) {
        log.warn("A callback failed after the batch had committed; the batch stands.", failure);
        return new Attempt.Committed<>(results);
      }
      return surelyRolledBack(failure, completion)
          ? rolledBack(failure)
          : new Attempt.Unknown<>(failure);
    }
  }

  /**
   * Spring reports "rolled back" also where a driver's exception during COMMIT was merely
   * translated, so an exception of the connection counts as unknown whatever the status says.
   */
  private static boolean surelyRolledBack(Throwable failure, Completion completion) {
    if (isFromTheConnection(failure)) {
      return isAnswerOfTheDatabase(failure);
    }
    if (failure instanceof UnexpectedRollbackException) {
      return true;
    }
    return completion.is(TransactionSynchronization.STATUS_ROLLED_BACK)
        && !(failure instanceof TransactionException)
        && !(failure instanceof Error);
  }

  /** Whether the failure came from the connection to the database. */
  private static boolean isFromTheConnection(Throwable failure) {
    return Causes.contain(failure, SQLException.class)
        || Causes.contain(failure, IOException.class);
  }

  /** Whether the database itself refused: its answer arrived, so nothing was committed. */
  private static boolean isAnswerOfTheDatabase(Throwable failure) {
    Optional<String> state =
        Causes.find(failure, SQLException.class).map(SQLException::getSQLState);
    // A system error may be a proxy's, which does not know how the server's COMMIT ended.
    return !DatabaseFailure.of(failure).isOutage()
        && state.filter(code -> !code.startsWith("58")).isPresent();
  }

  private static <R> Attempt<R> rolledBack(Throwable failure) {
    return new Attempt.RolledBack<>(failure, DatabaseFailure.of(failure));
  }

  /** Remembers how the transaction ended, as Spring reported it. */
  private static final class Completion implements TransactionSynchronization {

    private @Nullable Integer status;

    void listen() {
      if (TransactionSynchronizationManager.isSynchronizationActive()) {
        TransactionSynchronizationManager.registerSynchronization(this);
      }
    }

    boolean is(int expected) {
      return status != null && status == expected;
    }

    @Override
    public void afterCompletion(int completed) {
      status = completed;
    }
  }
}
