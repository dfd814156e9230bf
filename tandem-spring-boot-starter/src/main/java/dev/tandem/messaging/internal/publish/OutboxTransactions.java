package dev.tandem.messaging.internal.publish;

import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

import dev.tandem.messaging.NoTransactionException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Follows the transactions of the outbox's data source, and runs the pairing at the last moment
 * before their COMMIT: after every other part of the application had its say, so that the half
 * messages are open for milliseconds only.
 *
 * <p>Spring's synchronizations cannot tell which transaction they belong to once transactions of
 * several managers are nested: those of the innermost are called for all. The connection that a
 * manager binds for the data source when it begins is unambiguous, so events are bound to that.
 */
final class OutboxTransactions implements TransactionExecutionListener {

  private final Supplier<DataSource> dataSource;
  private final Supplier<MessagePairing> pairing;

  /**
   * A listener for all transaction managers; it ignores transactions of other data sources.
   *
   * @param dataSource asked at the first transaction: the managers exist before it may do
   * @param pairing asked at the first commit that publishes
   */
  OutboxTransactions(Supplier<DataSource> dataSource, Supplier<MessagePairing> pairing) {
    this.dataSource = dataSource;
    this.pairing = pairing;
  }

  /**
   * The events of the transaction that is active.
   *
   * @throws NoTransactionException if there is none that could carry them
   */
  PendingEvents current() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new NoTransactionException(
          "Events are published by the transaction that causes them, and none is active here");
    }
    if (!(TransactionSynchronizationManager.getResource(dataSource.get())
        instanceof ConnectionHolder connection)) {
      throw new NoTransactionException(
          "The active transaction is not one of the data source that holds the outbox");
    }
    PendingEvents pending = pendingOf(connection);
    if (pending == null) {
      throw new NoTransactionException("The transaction of the data source that holds the outbox"
          + " is over, or was begun by a transaction manager that is no bean: its end is not seen");
    }
    if (pending.isReadOnly() || isReadOnly(connection)) {
      throw new NoTransactionException("A read-only transaction cannot publish events");
    }
    return pending;
  }

  private static boolean isReadOnly(ConnectionHolder connection) {
    try {
      return connection.getConnection().isReadOnly();
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("The connection does not answer", e);
    }
  }

  @Override
  public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
    ConnectionHolder connection = failure == null ? connectionOf(transaction) : null;
    if (connection != null && transaction.isNewTransaction()) {
      begin(connection, transaction.isReadOnly());
    } else if (transaction.isNested()) {
      savepoint(transaction, connection);
    }
  }

  private static void begin(ConnectionHolder connection, boolean readOnly) {
    PendingEvents pending = new PendingEvents(readOnly);
    TransactionSynchronizationManager.bindResource(connection, pending);
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(new End(connection, pending));
    }
  }

  private void savepoint(TransactionExecution transaction, @Nullable ConnectionHolder connection) {
    if (connection != null) {
      PendingEvents pending = pendingOf(connection);
      if (pending != null) {
        pending.savepoint(transaction);
      }
    } else if (TransactionSynchronizationManager.getResource(dataSource.get())
        instanceof ConnectionHolder ours) {
      PendingEvents pending = pendingOf(ours);
      if (pending != null) {
        // Spring has just told of it, but it is another data source's.
        pending.forgetLatestSavepoint();
      }
    }
  }

  @Override
  public void beforeCommit(TransactionExecution transaction) {
    PendingEvents pending = pendingOf(transaction);
    // Savepoints report here too; their events belong to the transaction around them.
    if (pending == null || !transaction.isNewTransaction()) {
      return;
    }
    if (!pending.isEmpty() && transaction instanceof TransactionStatus status) {
      // Pending SQL of an ORM must fail before anything is sent.
      status.flush();
    }
    pending.seal();
    if (!pending.isEmpty()) {
      pending.pairedWith(pairing.get().prepare(pending.events(), pending.early()));
    }
  }

  @Override
  public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
    ConnectionHolder connection = connectionOf(transaction);
    PendingEvents pending = connection == null ? null : pendingOf(connection);
    if (connection != null && pending != null && transaction.isNewTransaction()) {
      if (failure == null) {
        pending.committed();
      }
      complete(connection, pending);
    }
  }

  @Override
  public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
    ConnectionHolder connection = connectionOf(transaction);
    PendingEvents pending = connection == null ? null : pendingOf(connection);
    if (connection == null || pending == null) {
      return;
    }
    if (transaction.isNewTransaction()) {
      complete(connection, pending);
    } else if (transaction.isNested()) {
      pending.rollBackTo(transaction);
    }
  }

  private static void complete(ConnectionHolder connection, PendingEvents pending) {
    TransactionSynchronizationManager.unbindResourceIfPossible(connection);
    pending.completed();
  }

  private @Nullable PendingEvents pendingOf(TransactionExecution transaction) {
    ConnectionHolder connection = connectionOf(transaction);
    return connection == null ? null : pendingOf(connection);
  }

  private static @Nullable PendingEvents pendingOf(ConnectionHolder connection) {
    return (PendingEvents) TransactionSynchronizationManager.getResource(connection);
  }

  /** The connection of {@code transaction}, unless it is another data source's. */
  private @Nullable ConnectionHolder connectionOf(TransactionExecution transaction) {
    return transaction instanceof DefaultTransactionStatus status
            && status.hasTransaction()
            && status.getTransaction() instanceof JdbcTransactionObjectSupport object
            && object.hasConnectionHolder()
            && object
                .getConnectionHolder()
                .equals(TransactionSynchronizationManager.getResource(dataSource.get()))
        ? object.getConnectionHolder()
        : null;
  }

  /** Is called at the end before the listener, and for savepoints that are set by hand. */
  private record End(ConnectionHolder connection, PendingEvents pending)
      implements TransactionSynchronization {

    /** First of all, so that nobody's work after COMMIT delays the end signal. */
    @Override
    public int getOrder() {
      return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void savepoint(Object savepoint) {
      pending.savepoint(savepoint);
    }

    @Override
    public void savepointRollback(Object savepoint) {
      pending.rollBackTo(savepoint);
    }

    @Override
    public void afterCommit() {
      pending.committed();
    }

    @Override
    public void afterCompletion(int status) {
      complete(connection, pending);
    }
  }
}
