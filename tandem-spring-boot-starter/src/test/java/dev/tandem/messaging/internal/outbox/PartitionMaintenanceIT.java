package dev.tandem.messaging.internal.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import dev.tandem.messaging.internal.MessagingProperties;
import dev.tandem.messaging.internal.database.PartitionedTable;
import dev.tandem.messaging.support.UuidV7;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@ParcelsTest
class PartitionMaintenanceIT {

  private static final Instant THEN = Instant.parse("2021-03-01T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @Autowired
  DataSource dataSource;

  @Autowired
  JdbcTemplate jdbc;

  @Autowired
  OutboxScheduler scheduler;

  @Test
  void createsPartitionsAheadOnce() {
    maintenance(THEN).maintain();
    maintenance(THEN).maintain();
    maintenance(THEN.plus(DAY)).maintain();

    assertThat(partitionsOf("202103"))
        .containsExactly(
            "outbox_20210301_000000",
            "outbox_20210302_000000",
            "outbox_20210303_000000",
            "outbox_20210304_000000");
    insert(THEN, "CONFIRMED");
    assertThat(jdbc.queryForList("SELECT id FROM messaging.outbox_20210301_000000"))
        .hasSize(1);
    assertThat(jdbc.queryForList(
            "SELECT indexname FROM pg_indexes WHERE tablename = 'outbox_20210301_000000'"))
        .as("the primary key and both partial indexes")
        .hasSize(3);
    maintenance(THEN.plus(Duration.ofDays(60))).maintain();
  }

  @Test
  void compressesLargeBodiesQuicklyOrNotAtAll() {
    Instant began = THEN.plus(Duration.ofDays(300));
    maintenance(began).maintain();
    insert(began, "CONFIRMED");
    insert(Instant.EPOCH, "CONFIRMED");

    jdbc.update("""
        UPDATE messaging.outbox SET body = convert_to(repeat('tandem', 20000), 'UTF8')
         WHERE topic = 't' AND (id BETWEEN ? AND ? OR id < ?)
        """, UuidV7.floor(began), UuidV7.floor(began.plus(DAY)), UuidV7.floor(THEN));
    // Not RETURNING, which sees values as they were before they were stored.
    List<String> compressions = jdbc.queryForList("""
        SELECT coalesce(pg_column_compression(body), 'none') FROM messaging.outbox
         WHERE octet_length(body) = 120000
        """, String.class);

    assertThat(compressions)
        .as("a day's partition and the default one")
        .hasSize(2)
        .containsAnyOf("none", "lz4")
        .doesNotContain("pglz");
    jdbc.update("DELETE FROM messaging.outbox WHERE id < ?", UuidV7.floor(THEN));
    maintenance(began.plus(Duration.ofDays(60))).maintain();
  }

  @Test
  void dropsOldPartitionsOnlyWhenAllTheirMessagesAreFinished() {
    Instant began = THEN.plus(Duration.ofDays(100));
    maintenance(began).maintain();
    insert(began, "CONFIRMED");
    insert(began, "ABORTED");
    insert(began.plus(DAY), "COMMITTED");
    insert(began.plus(DAY), "CONFIRMED");

    maintenance(began.plus(Duration.ofDays(13))).maintain();
    assertThat(partitionsOf("202106")).contains("outbox_20210609_000000");

    maintenance(began.plus(Duration.ofDays(16))).maintain();
    assertThat(partitionsOf("202106"))
        .doesNotContain("outbox_20210609_000000")
        .contains("outbox_20210610_000000");

    jdbc.update("DELETE FROM messaging.outbox_20210610_000000 WHERE state = 'COMMITTED'");
    maintenance(began.plus(Duration.ofDays(60))).maintain();
    assertThat(partitionsOf("2021061")).isEmpty();
  }

  private PartitionMaintenance maintenance(Instant now) {
    return new PartitionMaintenance(
        jdbc,
        new TransactionTemplate(new JdbcTransactionManager(dataSource)),
        List.of(new PartitionedTable("outbox", Duration.ofDays(14), "state = 'COMMITTED'")),
        new MessagingProperties.Retention(
            Duration.ofDays(14), Duration.ofDays(14), DAY, 2, Duration.ofHours(1)),
        scheduler,
        () -> now);
  }

  private List<String> partitionsOf(String prefix) {
    return jdbc.queryForList(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE ? ORDER BY relname",
        String.class,
        "outbox_" + prefix + "%");
  }

  private void insert(Instant at, String state) {
    boolean aborted = "ABORTED".equals(state);
    jdbc.update(
        """
        INSERT INTO messaging.outbox (id, topic, tag, subjects, event_count, body, state, half_sent,
                                      created_at, next_sweep_at, confirmed_at)
        VALUES (?, 't', 't', '{}', ?, '', ?, true, now(),
                CASE WHEN ? = 'COMMITTED' THEN now() + interval '1 day' END,
                CASE WHEN ? = 'CONFIRMED' THEN now() END)
        """,
        new UUID(
            UuidV7.floor(at).getMostSignificantBits(), UuidV7.next().getLeastSignificantBits()),
        aborted ? 0 : 1,
        state,
        state,
        state);
  }
}
