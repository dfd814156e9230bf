package dev.tandem.messaging.internal.consumer;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.messaging.internal.consumer.ShopEvents.OrderPlaced;
import dev.tandem.test.TandemBackends;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The database answers, but takes no writes, as a primary does that has become a standby. */
@TandemBackends(database = "shop_standby")
@SpringBootTest(
    classes = ShopApplication.class,
    webEnvironment = WebEnvironment.NONE,
    properties = {
      "spring.application.name=shop-standby",
      "spring.flyway.locations=classpath:db/shop",
      "tandem.messaging.publishes=shop-parcels",
      "tandem.messaging.topics.create=true",
      "tandem.messaging.topics.queues=2",
      "tandem.messaging.consumers.shop-warehouse.max-attempts=1"
    })
class ReadOnlyDatabaseIT {

  @Autowired
  HikariDataSource pool;

  @Autowired
  DataSourceProperties properties;

  @Autowired
  JdbcTemplate jdbc;

  @Autowired
  Effects effects;

  @Autowired
  Wire wire;

  private final String subject = "s-" + UUID.randomUUID();

  @AfterEach
  void takeWritesAgain() throws Exception {
    readOnly("RESET default_transaction_read_only");
  }

  @Test
  void waitsUntilWritesAreTakenAgainAndUsesUpNoAttempt() throws Exception {
    UUID before = wire.send(new OrderPlaced(subject + "-before", 1));
    effects.await(ShopHandlers.WAREHOUSE, subject + "-before", before);

    readOnly("SET default_transaction_read_only = on");
    UUID id = wire.send(new OrderPlaced(subject, 1));
    Awaitility.await()
        .during(Duration.ofSeconds(6))
        .atMost(Duration.ofSeconds(10))
        .until(() -> effects.of(ShopHandlers.WAREHOUSE, subject).isEmpty());
    readOnly("RESET default_transaction_read_only");

    effects.await(ShopHandlers.WAREHOUSE, subject, id);
    assertThat(jdbc.queryForObject(
            "SELECT count(*) FROM messaging.dead_letter WHERE event_id = ?", Long.class, id))
        .isZero();
  }

  private void readOnly(String change) throws Exception {
    String database = jdbc.queryForObject("SELECT current_database()", String.class);
    try (var connection = DriverManager.getConnection(
            properties.determineUrl(),
            properties.determineUsername(),
            properties.determinePassword());
        var statement = connection.createStatement()) {
      statement.execute("SET default_transaction_read_only = off");
      statement.execute(
          "ALTER ROLE CURRENT_USER IN DATABASE \"%s\" %s".formatted(database, change));
    }
    pool.getHikariPoolMXBean().softEvictConnections();
  }
}
