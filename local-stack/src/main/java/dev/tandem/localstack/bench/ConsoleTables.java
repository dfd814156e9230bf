package dev.tandem.localstack.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

import dev.tandem.test.PostgresServer;

/** The console's tables, to count and to multiply its events. */
final class ConsoleTables implements AutoCloseable {

  private static final String LENGTHEN = """
      INSERT INTO event (
        id, topic, type, source, subject, sequence, occurred_at, trace_id, envelope)
      SELECT gen_random_uuid(), topic, type, source, subject, sequence,
        occurred_at + number * interval '1 ms', trace_id, envelope
      FROM (SELECT * FROM event WHERE subject = ? LIMIT 1) AS one, generate_series(1, ?) AS number
      """;

  private static final String COMPLETION =
      "SELECT occurred_at FROM event WHERE subject = ? AND type LIKE '%RechargeCompleted%'";

  private static final String MULTIPLY = """
      INSERT INTO event (
        id, topic, type, source, subject, sequence, occurred_at, trace_id, envelope)
      SELECT gen_random_uuid(), topic, type, source, 'rch_' || gen_random_uuid(), sequence,
        occurred_at + number * interval '1 ms', trace_id, envelope
      FROM (SELECT * FROM event WHERE subject = ? LIMIT 1) AS one, generate_series(1, ?) AS number
      """;

  private final Connection connection;

  ConsoleTables(PostgresServer.Database database) {
    try {
      this.connection =
          DriverManager.getConnection(database.url(), database.username(), database.password());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  long events() {
    return single("SELECT count(*) FROM event", Long.class);
  }

  /** A recharge that has ended. */
  String aRecharge() {
    return single("SELECT max(id) FROM payment WHERE state = 'COMPLETED'", String.class);
  }

  /** When the recharge was completed. */
  Instant completion(String recharge) {
    try (PreparedStatement statement = connection.prepareStatement(COMPLETION)) {
      statement.setString(1, recharge);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getObject(1, OffsetDateTime.class).toInstant();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds {@code count} events to the life of {@code subject}. */
  void lengthen(String subject, long count) {
    update(LENGTHEN, subject, count);
  }

  /** Adds {@code count} events, each of a payment of its own. */
  void multiply(String subject, long count) {
    update(MULTIPLY, subject, count);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private <T> T single(String sql, Class<T> type) {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getObject(1, type);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void update(String sql, String subject, long count) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, subject);
      statement.setLong(2, count);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
