package dev.tandem.messaging.internal.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import dev.tandem.messaging.support.PartitionedTable;
import dev.tandem.messaging.support.UuidV7;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ParcelsTest
class PartitionMaintenanceIT {

  private static final Instant THEN = Instant.parse("2021-03-01T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private static final PartitionedTable WEEKS = new PartitionedTable(
          "weeks", PartitionedTable.Key.DATE, Duration.ofDays(7), 1, Duration.ofDays(7))
      .storedWith("fillfactor = 50");

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

  @Test
  void keepsTheWeeksOfATableOfDates() {
    maintenance(Instant.parse("2021-01-06T12:00:00Z")).maintain();
    assertThat(weeks()).containsExactly("20210104", "20210111");

    // The week of the 4th ended on the 11th; its last row is seven days old on the 18th.
    maintenance(Instant.parse("2021-01-17T23:59:59Z")).maintain();
    assertThat(weeks()).containsExactly("20210104", "20210111", "20210118");
    maintenance(Instant.parse("2021-01-18T00:00:00Z")).maintain();
    assertThat(weeks()).containsExactly("20210111", "20210118", "20210125");
    assertThat(jdbc.queryForList(
            "SELECT unnest(reloptions) FROM pg_class WHERE relname LIKE 'weeks\\_%_000000'",
            String.class))
        .containsOnly("fillfactor=50");

    maintenance(Instant.parse("2021-03-01T00:00:00Z")).maintain();
    assertThat(weeks()).containsExactly("20210301", "20210308");
  }

  @Test
  void refusesPartitionsOfHalfDaysOverDates() {
    assertThatThrownBy(() ->
            new PartitionedTable("t", PartitionedTable.Key.DATE, Duration.ofHours(12), 1, DAY))
        .hasMessageContaining("whole days");
  }

  @BeforeEach
  void createATableOfDates() {
    jdbc.execute("DROP TABLE IF EXISTS weeks");
    jdbc.execute("CREATE TABLE weeks (week date NOT NULL PRIMARY KEY) PARTITION BY RANGE (week)");
    jdbc.execute("CREATE TABLE weeks_default PARTITION OF weeks DEFAULT");
  }

  private List<String> weeks() {
    return jdbc.queryForList(
        "SELECT substr(relname, 7, 8) FROM pg_class WHERE relkind = 'r'"
            + " AND relname LIKE 'weeks\\_%_000000' ORDER BY 1",
        String.class);
  }

  private PartitionMaintenance maintenance(Instant now) {
    return new PartitionMaintenance(
        jdbc,
        new TransactionTemplate(new JdbcTransactionManager(dataSource)),
        List.of(
            new PartitionedTable(
                    "messaging.outbox", PartitionedTable.Key.UUID_V7, DAY, 2, Duration.ofDays(14))
                .keptWhile("state = 'COMMITTED'"),
            WEEKS),
        Duration.ofHours(1),
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
