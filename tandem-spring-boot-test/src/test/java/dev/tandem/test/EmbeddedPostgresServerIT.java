package dev.tandem.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import dev.tandem.test.EmbeddedPostgresServer.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class EmbeddedPostgresServerIT {

  @TempDir
  static Path directory;

  static EmbeddedPostgresServer server;

  @BeforeAll
  static void start() {
    server = EmbeddedPostgresServer.builder().directory(directory).start();
  }

  @AfterAll
  static void stop() {
    long pid = server.pid();
    server.close();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(ProcessHandle.of(pid)).isEmpty());
  }

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
  void keepsPasswordsInFilesOnlyTheOwnerReads() throws Exception {
    Database database = server.database("secretive");

    Path file = directory.resolve("passwords").resolve("secretive");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(database.toString()).doesNotContain(database.password());
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
