package dev.tandem.messaging.internal.consumer;

import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.messaging.internal.consumer.ShopEvents.AccountOpened;
import dev.tandem.messaging.internal.consumer.ShopEvents.OrderPlaced;
import dev.tandem.messaging.internal.consumer.Wire.Posted;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.tandem.messaging.internal.consumer.Observers.AUDIT;
import static dev.tandem.messaging.internal.consumer.ShopHandlers.BOOKS;
import static dev.tandem.messaging.internal.consumer.ShopHandlers.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;

@ShopTest
class SequentialReadsIT {

  private static final int FEW = 60;
  private static final int MANY = 300;
  private static final int PER_MESSAGE = 20;

  @Autowired
  Wire wire;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  HikariDataSource pool;

  private final String run = "seq-" + UUID.randomUUID() + "-";
  private int loaded;

  @Test
  void perEventDoNotGrowWithTheTables() {
    load(FEW);
    // As autovacuum does: from now on the planner takes the tables for small ones.
    for (String table : new String[] {"subject_position", "parked_event", "failed_attempt"}) {
      jdbc.sql("ANALYZE messaging." + table).update();
    }

    double perEvent = readsPerEvent(MANY);
    double perEventLater = readsPerEvent(4 * MANY);

    assertThat(perEventLater).isLessThan(perEvent + 2);
  }

  private double readsPerEvent(int events) {
    long before = rowsReadSequentially();
    load(events);
    return (rowsReadSequentially() - before) / (double) events;
  }

  private void load(int events) {
    for (int sent = 0; sent < events; sent += PER_MESSAGE) {
      wire.post(posted(i -> new AccountOpened(run + i, 1)));
      wire.post(posted(i -> new OrderPlaced(run + i, 1)));
      loaded += PER_MESSAGE;
    }
    Awaitility.await().untilAsserted(() -> {
      assertThat(effects(BOOKS)).isEqualTo(loaded);
      assertThat(effects(AUDIT)).isEqualTo(loaded);
      assertThat(effects(WAREHOUSE)).isEqualTo(loaded);
    });
  }

  private Posted[] posted(IntFunction<Object> event) {
    return IntStream.range(loaded, loaded + PER_MESSAGE)
        .mapToObj(event)
        .map(Posted::of)
        .toArray(Posted[]::new);
  }

  private long effects(String group) {
    return jdbc.sql("SELECT count(*) FROM effect WHERE consumer_group = ? AND subject LIKE ?")
        .params(group, run + "%")
        .query(Long.class)
        .single();
  }

  /** Sessions report what they have read when they end, at the latest. */
  private long rowsReadSequentially() {
    pool.getHikariPoolMXBean().softEvictConnections();
    Awaitility.await().until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
    return jdbc.sql("""
            SELECT sum(seq_tup_read) FROM pg_stat_user_tables
            WHERE schemaname = 'messaging'
              AND (relname IN ('subject_position', 'parked_event', 'failed_attempt', 'dead_letter')
                OR relname LIKE 'inbox%')
            """).query(Long.class).single();
  }
}
