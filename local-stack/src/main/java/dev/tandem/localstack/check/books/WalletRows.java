package dev.tandem.localstack.check.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tandem.localstack.check.books.Books.Break;
import dev.tandem.localstack.check.books.Books.KeptBalance;
import dev.tandem.localstack.check.books.Books.Posting;
import dev.tandem.localstack.check.books.Books.Recharge;
import dev.tandem.localstack.check.books.Books.RechargeStatus;
import dev.tandem.test.PostgresServer.Database;

/** The rows of wallet-service's database at one moment. */
record WalletRows(
    List<Posting> postings,
    List<KeptBalance> balances,
    List<Recharge> recharges,
    Map<String, Long> partlyPaid,
    List<Break> breaks) {

  private static final String POSTINGS = """
      SELECT p.journal_id::text,
        CASE j.kind WHEN 'RECHARGE' THEN 'rch_' ELSE 'ord_' END || j.reference_id AS reference,
        a.kind, 'wal_' || a.wallet_id AS wallet_id, p.currency, p.amount_minor
      FROM posting p
        JOIN journal j ON j.id = p.journal_id
        JOIN account a ON a.id = p.account_id
      """;

  private static final String BALANCES = """
      SELECT 'wal_' || a.wallet_id AS wallet_id, a.kind, a.currency, a.balance_minor,
        coalesce(sum(p.amount_minor), 0) AS posted_minor
      FROM account a
        LEFT JOIN posting p ON p.account_id = a.id
      WHERE a.balance_minor IS NOT NULL
      GROUP BY a.id
      """;

  private static final String RECHARGES = """
      SELECT 'rch_' || id AS id, 'wal_' || wallet_id AS wallet_id, status,
        coalesce(credited_minor, amount_minor) AS amount_minor, currency,
        due_at, ended_at
      FROM recharge
      """;

  private static final String PARTLY_PAID = """
      SELECT 'ord_' || subject_id AS id, credited_minor
      FROM bank_break
      WHERE subject_kind = 'FUND_PAYMENT' AND credited_minor < asked_minor
      """;

  private static final String BREAKS = """
      SELECT 'the bank' AS who, 'brk_' || id AS id,
        CASE subject_kind WHEN 'RECHARGE' THEN 'rch_' ELSE 'ord_' END || subject_id AS subject,
        kind, found_at
      FROM bank_break
      WHERE resolved_at IS NULL
      """;

  static WalletRows read(Database database) throws SQLException {
    try (Rows rows = Rows.of(database)) {
      return new WalletRows(
          rows.all(POSTINGS, WalletRows::posting),
          rows.all(BALANCES, WalletRows::balance),
          rows.all(RECHARGES, WalletRows::recharge),
          rows.all(PARTLY_PAID, row -> Map.entry(row.getString("id"), row.getLong(2))).stream()
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
          rows.all(BREAKS, Rows::openBreak));
    }
  }

  private static Posting posting(ResultSet row) throws SQLException {
    return new Posting(
        row.getString("journal_id"),
        row.getString("reference"),
        row.getString("kind").intern(),
        row.getString("wallet_id"),
        row.getString("currency").intern(),
        row.getLong("amount_minor"));
  }

  private static KeptBalance balance(ResultSet row) throws SQLException {
    return new KeptBalance(
        row.getString("wallet_id"),
        row.getString("kind").intern(),
        row.getString("currency").intern(),
        row.getLong("balance_minor"),
        row.getLong("posted_minor"));
  }

  private static Recharge recharge(ResultSet row) throws SQLException {
    return new Recharge(
        row.getString("id"),
        row.getString("wallet_id"),
        RechargeStatus.valueOf(row.getString("status")),
        row.getLong("amount_minor"),
        row.getString("currency").intern(),
        Rows.instant(row, "due_at"),
        Rows.instant(row, "ended_at"));
  }
}
