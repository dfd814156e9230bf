package dev.tandem.messaging.internal.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions of the application's manager that write, also where its pool hands out read-only
 * connections.
 */
final class WritingTransactionTemplate extends TransactionTemplate {

  private static final long serialVersionUID = 1L;

  private final transient DataSource dataSource;

  WritingTransactionTemplate(PlatformTransactionManager manager, DataSource dataSource) {
    super(manager);
    this.dataSource = dataSource;
  }

  @Override
  public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
    return super.execute(status -> {
      if (status.isNewTransaction() && TransactionSynchronizationManager.hasResource(dataSource)) {
        makeWritable();
      }
      return action.doInTransaction(status);
    });
  }

  /** Runs before the first statement: later the driver refuses. */
  private void makeWritable() {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      if (Writable.make(connection)) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            Writable.undo(connection);
          }
        });
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The connection of the transaction cannot write", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }
}
