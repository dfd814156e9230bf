package dev.tandem.localstack.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import dev.tandem.test.PostgresServer;
import org.awaitility.Awaitility;

/** The recharges in wallet-service's database that have not ended. */
public final class OpenRecharges implements AutoCloseable {

  private static final String COUNT = """
      SELECT count(*)
      FROM recharge
      WHERE status IN ('SCREENING', 'STEP_UP', 'ON_HOLD', 'CHARGING', 'UNKNOWN')
      """;

  private final Connection connection;

  /** The recharges in {@code database}. */
  public OpenRecharges(PostgresServer.Database database) {
    try {
      this.connection =
          DriverManager.getConnection(database.url(), database.username(), database.password());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Their number. */
  public long count() {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COUNT)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns when none is left; {@code stillSensible} throws when waiting has become pointless. */
  public void awaitNone(Duration patience, Runnable stillSensible) {
    Awaitility.await("every recharge to end")
        .atMost(patience)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(250))
        .until(() -> {
          stillSensible.run();
          return count() == 0;
        });
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
