package dev.tandem.localstack.check.books;

import java.sql.SQLException;
import java.util.AbstractMap.SimpleEntry;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

import dev.tandem.test.PostgresServer.Database;

/** Reads the notices that investors got. */
final class NoticeRows {

  private static final String TOLD = """
      SELECT subject, count(DISTINCT caused_by) AS notices
      FROM notification
      WHERE is_outcome OR template = 'journey-step'
      GROUP BY subject
      """;

  private NoticeRows() {}

  /** The number of notices of an outcome, by recharge and order, and by a journey's step. */
  static Map<String, Long> read(Database database) throws SQLException {
    try (Rows rows = Rows.of(database)) {
      return rows
          .all(TOLD, row -> new SimpleEntry<>(row.getString("subject"), row.getLong("notices")))
          .stream()
          .collect(Collectors.toMap(Entry::getKey, Entry::getValue));
    }
  }
}
