package dev.tandem.messaging.internal.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections fit for migrating, whatever the defaults of pool, role and session are. */
final class MigrationDataSource extends DelegatingDataSource {

  MigrationDataSource(DataSource pool) {
    super(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    boolean readOnlyBefore = connection.isReadOnly();
    boolean autoCommitBefore = connection.getAutoCommit();
    connection.setReadOnly(false);
    connection.setAutoCommit(true);
    execute(connection, "SET statement_timeout = 0; SET lock_timeout = 0");
    return (Connection) Proxy.newProxyInstance(
        MigrationDataSource.class.getClassLoader(),
        new Class<?>[] {Connection.class},
        (self, method, arguments) -> {
          if (method.getName().equals("close") && !connection.isClosed()) {
            restore(connection, readOnlyBefore, autoCommitBefore);
          }
          try {
            return method.invoke(connection, arguments);
          } catch (InvocationTargetException e) {
            throw e.getTargetException();
          }
        });
  }

  private static void restore(Connection connection, boolean readOnly, boolean autoCommit)
      throws SQLException {
    connection.setAutoCommit(true);
    execute(connection, "RESET statement_timeout; RESET lock_timeout");
    connection.setReadOnly(readOnly);
    connection.setAutoCommit(autoCommit);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
