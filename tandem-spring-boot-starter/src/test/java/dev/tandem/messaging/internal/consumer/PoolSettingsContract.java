package dev.tandem.messaging.internal.consumer;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.internal.consumer.ShopEvents.AccountOpened;
import dev.tandem.messaging.internal.consumer.ShopEvents.OrderPlaced;
import dev.tandem.messaging.internal.consumer.ShopEvents.ParcelPacked;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the starter writes by itself is written whatever the application's pool has for defaults.
 */
abstract class PoolSettingsContract {

  @Autowired
  EventPublisher events;

  @Autowired
  PlatformTransactionManager manager;

  @Autowired
  HikariDataSource pool;

  @Autowired
  JdbcTemplate jdbc;

  @Autowired
  Effects effects;

  @Autowired
  Script script;

  @Autowired
  Wire wire;

  private final String subject = "s-" + UUID.randomUUID();

  @Test
  void confirmsWhatItPublishedAndHandlesItOnce() {
    UUID id = publish();

    effects.await(ShopHandlers.COURIER, subject, id);
    awaitState(id, "CONFIRMED");
    assertThat(outbox(id)).containsEntry("sweeps", 0);
  }

  @Test
  void sendsAgainWhatWasNotSeenToLeaveTheBroker() {
    UUID id = publish();
    awaitState(id, "CONFIRMED");

    write("""
        UPDATE messaging.outbox SET state = 'COMMITTED', confirmed_at = NULL,
               next_sweep_at = now() - interval '1 hour'
         WHERE id = ?
        """, id);

    awaitState(id, "CONFIRMED");
    // A slow broker may be asked a second time before it has answered.
    assertThat((int) outbox(id).get("sweeps")).isPositive();
    effects.await(ShopHandlers.COURIER, subject, id);
  }

  @Test
  void keepsTheErrorOfAFailedAttemptForADay() {
    script.on(ShopHandlers.WAREHOUSE, subject, event -> {
      throw new IllegalStateException("no shelf");
    });
    UUID id = wire.send(new OrderPlaced(subject, 1));
    await(() -> assertThat(errors(id)).contains("no shelf"));

    script.behave(ShopHandlers.WAREHOUSE, subject);

    effects.await(ShopHandlers.WAREHOUSE, subject, id);
    assertThat(errors(id)).contains("no shelf");
    write("""
        UPDATE messaging.failed_attempt SET last_seen = now() - interval '25 hours'
         WHERE event_id = ?
        """, id);
    await(() -> assertThat(errors(id)).isEmpty());
  }

  @Test
  void makesADeadLetterOfWhatMayNotFailAgain() {
    script.failing(ShopHandlers.COURIER, subject, 1);

    UUID id = publish();

    await(() -> assertThat(jdbc.queryForList(
            "SELECT error_message FROM messaging.dead_letter WHERE event_id = ?", String.class, id))
        .containsExactly("scripted failure of " + subject));
    assertThat(effects.of(ShopHandlers.COURIER, subject)).isEmpty();
  }

  @Test
  void parksWhatComesEarly() {
    UUID second = wire.send(new AccountOpened(subject, 2));
    await(() -> assertThat(jdbc.queryForList(
            "SELECT event_id FROM messaging.parked_event WHERE subject = ? AND consumer_group = ?",
            UUID.class,
            subject,
            ShopHandlers.BOOKS))
        .containsExactly(second));

    UUID first = wire.send(new AccountOpened(subject, 1));

    effects.await(ShopHandlers.BOOKS, subject, first, second);
  }

  private UUID publish() {
    UUID id = transaction().execute(status -> {
      makeWritable();
      return events.publish(new ParcelPacked(subject));
    });
    assertThat(id).isNotNull();
    return id;
  }

  private void write(String sql, Object argument) {
    transaction().executeWithoutResult(status -> {
      makeWritable();
      jdbc.update(sql, argument);
    });
  }

  /** The application's own part where its pool gives read-only connections. */
  private void makeWritable() {
    try {
      DataSourceUtils.getConnection(pool).setReadOnly(false);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private TransactionTemplate transaction() {
    return new TransactionTemplate(manager);
  }

  private void awaitState(UUID id, String state) {
    await(() -> assertThat(outbox(id)).containsEntry("state", state));
  }

  private Map<String, Object> outbox(UUID id) {
    return jdbc.queryForMap(
        "SELECT state::text AS state, sweeps FROM messaging.outbox WHERE id = ?", id);
  }

  private List<String> errors(UUID id) {
    return jdbc.queryForList(
        "SELECT error_message FROM messaging.failed_attempt WHERE event_id = ?", String.class, id);
  }

  private static void await(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(assertion);
  }
}
