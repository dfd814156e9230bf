package dev.tandem.test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

import org.awaitility.Awaitility;

/**
 * The number of rows that PostgreSQL has read by sequential scans, by table. A statement without a
 * fitting index, or with a plan from when the table was small, gets slower as the table grows, and
 * this number shows it.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/18/monitoring-stats.html#MONITORING-PG-STAT-ALL-TABLES-VIEW">
 *     pg_stat_user_tables</a>
 */
public final class SequentialReads {

  private static final String ROWS = """
      SELECT relname, seq_tup_read FROM pg_stat_user_tables WHERE schemaname = ?
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private SequentialReads() {}

  /**
   * The rows read since the tables were created, once the count has been stable for a second:
   * sessions report their reads with a delay.
   *
   * @throws org.awaitility.core.ConditionTimeoutException if it does not stand still within a
   *     minute
   */
  public static Map<String, Long> settled(DataSource dataSource, String schema) {
    Map<String, Long> latest = new TreeMap<>();
    Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
      Map<String, Long> now = read(dataSource, schema);
      boolean same = now.equals(latest);
      latest.putAll(now);
      return same;
    });
    return latest;
  }

  /** The rows read between two counts. */
  public static Map<String, Long> between(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> read = new TreeMap<>(after);
    read.replaceAll((table, rows) -> rows - before.getOrDefault(table, 0L));
    return read;
  }

  private static Map<String, Long> read(DataSource dataSource, String schema) throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(ROWS)) {
      statement.setString(1, schema);
      try (ResultSet tables = statement.executeQuery()) {
        while (tables.next()) {
          rows.put(tables.getString(1), tables.getLong(2));
        }
      }
    }
    return rows;
  }
}
