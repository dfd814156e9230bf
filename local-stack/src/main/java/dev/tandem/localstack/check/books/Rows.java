package dev.tandem.localstack.check.books;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.tandem.localstack.check.books.Books.Break;
import dev.tandem.test.PostgresServer.Database;
import org.jspecify.annotations.Nullable;

/** Reads a database as it is at one moment. */
final class Rows implements AutoCloseable {

  private static final int FETCHED_AT_ONCE = 5_000;

  private final Connection connection;

  private Rows(Connection connection) {
    this.connection = connection;
  }

  /** Turns a row into an object. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static Rows of(Database database) throws SQLException {
    Connection connection =
        DriverManager.getConnection(database.url(), database.username(), database.password());
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    return new Rows(connection);
  }

  <T> List<T> all(String sql, Reader<T> reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCHED_AT_ONCE);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
          all.add(reader.read(rows));
        }
        return all;
      }
    }
  }

  static Break openBreak(ResultSet row) throws SQLException {
    return new Break(
        row.getString("who"),
        row.getString("id"),
        row.getString("subject"),
        row.getString("kind"),
        Objects.requireNonNull(instant(row, "found_at")));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
