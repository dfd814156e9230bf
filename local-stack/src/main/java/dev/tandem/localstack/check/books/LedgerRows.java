package dev.tandem.localstack.check.books;

import java.sql.SQLException;
import java.util.List;

import dev.tandem.localstack.check.books.Books.Entered;
import dev.tandem.test.PostgresServer.Database;

/** Rows of the accounting centre's database. */
final class LedgerRows {

  // What banks and people add to it has references of its own, or another kind.
  private static final String ENTERED = """
      SELECT j.reference, p.account, p.currency, sum(p.amount_minor)
      FROM journal j
        JOIN posting p ON p.journal_id = j.id
      WHERE j.kind IN ('RECHARGE', 'DISCOUNT_PURCHASE', 'PURCHASE', 'PURCHASE_FAILED',
        'SUBSCRIPTION', 'REVERSAL')
      GROUP BY j.reference, p.account, p.currency
      HAVING sum(p.amount_minor) <> 0
      """;

  private LedgerRows() {}

  static List<Entered> read(Database database) throws SQLException {
    try (Rows rows = Rows.of(database)) {
      return rows.all(
          ENTERED,
          row -> new Entered(
              row.getString(1),
              row.getString(2).intern(),
              row.getString(3).intern(),
              row.getLong(4)));
    }
  }
}
