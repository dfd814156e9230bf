package dev.tandem.localstack.check.books;

import java.sql.SQLException;
import java.util.Set;

import dev.tandem.test.PostgresServer.Database;

/** Reviews that wait for a person. */
final class ReviewRows {

  private static final String OPEN = "SELECT subject_id FROM review WHERE status = 'OPEN'";

  private ReviewRows() {}

  /** The recharges and orders with an open review. */
  static Set<String> read(Database database) throws SQLException {
    try (Rows rows = Rows.of(database)) {
      return Set.copyOf(rows.all(OPEN, row -> row.getString("subject_id")));
    }
  }
}
