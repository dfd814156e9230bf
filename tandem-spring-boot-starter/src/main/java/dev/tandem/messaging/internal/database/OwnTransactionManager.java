package dev.tandem.messaging.internal.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * The starter's own transactions. Whatever the defaults of pool, role and session are, they may
 * write, see what was committed before each statement, and have enough time.
 */
final class OwnTransactionManager extends JdbcTransactionManager {

  /** All settings in one statement: one more round trip for each transaction, not three. */
  private static final String SETTINGS = """
      SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
      SET LOCAL statement_timeout = '30s';
      SET LOCAL lock_timeout = '10s'
      """;

  private final ThreadLocal<Boolean> readOnlyBefore = ThreadLocal.withInitial(() -> false);

  OwnTransactionManager(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  protected void prepareTransactionalConnection(
      Connection connection, TransactionDefinition definition) throws SQLException {
    // A server that takes no writes says so all the same: this concerns the pool's default alone.
    readOnlyBefore.set(Writable.make(connection));
    try (Statement statement = connection.createStatement()) {
      statement.execute(SETTINGS);
    }
  }

  @Override
  protected void doCleanupAfterCompletion(Object transaction) {
    if (readOnlyBefore.get()) {
      Writable.undo(
          ((JdbcTransactionObjectSupport) transaction).getConnectionHolder().getConnection());
    }
    readOnlyBefore.remove();
    super.doCleanupAfterCompletion(transaction);
  }
}
