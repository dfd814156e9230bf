package dev.tandem.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.tandem.test.PostgresServer.Database;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The contract of every PostgreSQL for tests, whatever it runs on. */
abstract class PostgresServerContract {

  static PostgresServer server;

  @Test
  void isPostgreSql18ThatWaitsForTheDisk() throws SQLException {
    Database database = server.database("durable");

    assertThat(ask(database, "SHOW server_version")).startsWith("18.");
    assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
    assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
  }

  @Test
  void letsARoleIntoItsOwnDatabaseOnlyAndOnlyWithItsPassword() throws SQLException {
    Database wallet = server.database("wallet");
    Database risk = server.database("risk");

    assertThat(ask(wallet, "SELECT current_user || '@' || current_database()"))
        .isEqualTo("wallet@wallet");
    assertThatThrownBy(() -> ask(new Database(risk.url(), "wallet", wallet.password()), "SELECT 1"))
        .hasMessageContaining("permission denied for database");
    assertThatThrownBy(() -> ask(new Database(wallet.url(), "wallet", "guessed"), "SELECT 1"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void findsItsDataAgainAfterAKill() throws SQLException {
    Database database = server.database("kept");
    ask(database, "CREATE TABLE coin AS SELECT 7 AS value");
    int port = server.port();

    server.kill();
    server.start();

    assertThat(server.port()).isEqualTo(port);
    assertThat(server.database("kept")).isEqualTo(database);
    assertThat(ask(database, "SELECT value FROM coin")).isEqualTo("7");
  }

  @Test
  void answersNothingBetweenStopAndStart() throws SQLException {
    Database database = server.database("stopped");

    server.stop();
    assertThatThrownBy(() -> ask(database, "SELECT 1")).isInstanceOf(SQLException.class);
    server.start();

    assertThat(ask(database, "SELECT 1")).isEqualTo("1");
  }

  @Test
  void tellsNobodyThePasswordByAccident() {
    Database database = server.database("discreet");

    assertThat(database.toString()).doesNotContain(database.password());
  }

  @Test
  void givesAFreshDatabaseEachTime() throws SQLException {
    Database first = server.freshDatabase("orders");
    ask(first, "CREATE TABLE coin (value int)");

    Database second = server.freshDatabase("orders");

    assertThat(second.url()).isNotEqualTo(first.url());
    assertThat(second.username()).isEqualTo("orders");
    assertThat(ask(second, "SELECT to_regclass('coin')")).isNull();
  }

  @Test
  void refusesNamesThatAreNotPlain() {
    assertThatThrownBy(() -> server.database("a; DROP TABLE coin"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String ask(Database database, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return null;
      }
      try (ResultSet rows = statement.getResultSet()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
