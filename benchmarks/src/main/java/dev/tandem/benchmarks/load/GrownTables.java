package dev.tandem.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Full copies of today's partitions of outbox and inbox, to be swapped in and out. */
public final class GrownTables {

  private static final int STEP = 1_000_000;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  // Bodies are short: what could grow dearer is finding and writing rows, and that goes by their
  // number.
  private static final String FILL_OUTBOX = """
      INSERT INTO messaging.outbox_full (id, topic, tag, subjects, event_count, body, state, half_sent,
                                         created_at, confirmed_at)
      SELECT uuidv7(make_interval(secs => -%1$s)), 'tandem-group-commit', 'GroupRecharged',
             ARRAY['1'], 1, decode(repeat('ab', 64), 'hex'), 'CONFIRMED', true, now(), now()
        FROM generate_series(%2$s, %3$s) AS g
      """;

  private static final String FILL_INBOX = """
      INSERT INTO messaging.inbox_full (event_id, consumer_group)
      SELECT uuidv7(make_interval(secs => -%1$s)), 'tandem-group-commit-effects'
        FROM generate_series(%2$s, %3$s) AS g
      """;

  private static final String TODAYS_PARTITION = """
      SELECT child.relname,
             pg_get_expr(child.relpartbound, child.oid)
        FROM pg_inherits JOIN pg_class AS child ON child.oid = inhrelid
       WHERE inhparent = to_regclass('messaging.' || ?)
         AND child.relname = ? || to_char(now() AT TIME ZONE 'UTC', '_YYYYMMDD_') || '000000'
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Consumer<String> progress;
  private final List<Table> tables;

  private record Table(String name, String today, String bounds) {

    String full() {
      return "messaging." + name + "_full";
    }

    /** The bounds as a condition: with it a table is attached without being read. */
    String condition() {
      String column = name.equals("outbox") ? "id" : "event_id";
      return bounds
          .replace("FOR VALUES FROM (", column + " >= ")
          .replace(") TO (", " AND " + column + " < ")
          .replace(")", "");
    }
  }

  public GrownTables(JdbcTemplate jdbc, Consumer<String> progress) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(
        new DataSourceTransactionManager(Objects.requireNonNull(jdbc.getDataSource())));
    this.progress = progress;
    this.tables = List.of(table("outbox"), table("inbox"));
  }

  private Table table(String name) {
    return Objects.requireNonNull(jdbc.queryForObject(
        TODAYS_PARTITION,
        (row, number) -> new Table(name, "messaging." + row.getString(1), row.getString(2)),
        name,
        name));
  }

  public void fill(int rows) {
    // From midnight until a moment ago, in the order of time, as they would have come.
    Double secondsToday = jdbc.queryForObject(
        "SELECT extract(epoch FROM now() - date_trunc('day', now(), 'UTC'))::float8", Double.class);
    double seconds = Math.max(1, Objects.requireNonNull(secondsToday) - 10);
    for (Table table : tables) {
      jdbc.execute("""
          CREATE TABLE %s (LIKE messaging.%s INCLUDING DEFAULTS INCLUDING CONSTRAINTS
                                             INCLUDING STORAGE INCLUDING COMPRESSION)
          """.formatted(table.full(), table.name()));
      String fill = table.name().equals("outbox") ? FILL_OUTBOX : FILL_INBOX;
      for (int from = 1; from <= rows; from += STEP) {
        String age = "(10 + %s * (1 - g / %s::float8))".formatted(seconds, rows);
        jdbc.execute(fill.formatted(age, from, Math.min(rows, from + STEP - 1)));
        progress.accept(
            "%s: %s rows of %s".formatted(table.name(), Math.min(rows, from + STEP - 1), rows));
      }
      progress.accept(table.name() + ": indexes");
      for (String partition : List.of(table.full(), table.today())) {
        jdbc.execute("ALTER TABLE %s ADD CONSTRAINT of_today CHECK (%s)"
            .formatted(partition, table.condition()));
      }
      swap(table.today(), table.full(), table);
      swap(table.full(), table.today(), table);
      jdbc.execute("VACUUM (ANALYZE) " + table.full());
    }
  }

  /** Waits until the outbox has no open message, because one must not leave with its partition. */
  public void awaitConfirmed() {
    while (!Long.valueOf(0)
        .equals(jdbc.queryForObject(
            "SELECT count(*) FROM messaging.outbox WHERE state = 'COMMITTED'", Long.class))) {
      Pause.of(LOOK_AGAIN);
    }
  }

  public void swapIn() {
    tables.forEach(table -> swap(table.today(), table.full(), table));
  }

  public void swapOut() {
    tables.forEach(table -> swap(table.full(), table.today(), table));
  }

  private void swap(String out, String in, Table table) {
    transaction.executeWithoutResult(status -> {
      jdbc.execute("ALTER TABLE messaging.%s DETACH PARTITION %s".formatted(table.name(), out));
      jdbc.execute("ALTER TABLE messaging.%s ATTACH PARTITION %s %s"
          .formatted(table.name(), in, table.bounds()));
    });
  }
}
