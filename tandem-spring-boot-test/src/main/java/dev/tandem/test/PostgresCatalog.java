package dev.tandem.test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The server's roles and databases, as its administrator sees them. Names must be safe in a
 * statement.
 */
record PostgresCatalog(DataSource administrator) {

  boolean hasRole(String name) {
    return exists("SELECT 1 FROM pg_roles WHERE rolname = ?", name);
  }

  boolean hasDatabase(String name) {
    return exists("SELECT 1 FROM pg_database WHERE datname = ?", name);
  }

  /** Creates a role that may log in; {@code password} must hold nothing that needs quoting. */
  void createRole(String name, String password) {
    execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, password));
  }

  /** Creates a database that {@code owner} alone may enter. */
  void createDatabase(String name, String owner) {
    execute("CREATE DATABASE %s OWNER %s".formatted(name, owner));
    execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
  }

  private boolean exists(String sql, String name) {
    try (Connection connection = administrator.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, name);
      try (ResultSet found = query.executeQuery()) {
        return found.next();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String sql) {
    try (Connection connection = administrator.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
