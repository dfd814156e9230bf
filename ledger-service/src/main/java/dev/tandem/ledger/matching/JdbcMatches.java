package dev.tandem.ledger.matching;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds what belongs together, and takes it out of what waits, in one statement for each stage. */
@Repository
class JdbcMatches {

  /** One match for each statement and account, and one for each payout. */
  private static final String TAKE_PAIRS = """
      , grouped AS (
        INSERT INTO bank_match (id, stage, account, currency, reference, business_date,
          actual_minor, expected_minor, charge_minor, matched_at)
        SELECT uuidv7(), :stage, account, currency, match_reference, business_date,
          sum(actual_minor), sum(expected_minor), sum(charge_minor), :now
        FROM pair
        GROUP BY account, currency, match_reference, business_date
        RETURNING *
      ), lines AS (
        INSERT INTO bank_match_line (match_id, entry_id, journal_id, number)
        SELECT g.id, p.entry_id, p.journal_id, p.number
        FROM pair p
          JOIN grouped g ON g.account = p.account AND g.currency = p.currency
            AND g.reference = p.match_reference AND g.business_date = p.business_date
      ), closed AS (
        DELETE FROM open_entry o USING pair p WHERE o.entry_id = p.entry_id
      ), met AS (
        DELETE FROM expected_entry x USING pair p
        WHERE x.journal_id = p.journal_id AND x.number = p.number
      )
      SELECT id, account, currency, reference, business_date, actual_minor, expected_minor,
        charge_minor
      FROM grouped
      """;

  /** Of several alike on one side, the first goes with the first of the other. */
  private static String byReference(String which) {
    return """
        WITH entry AS MATERIALIZED (
          SELECT e.id AS entry_id, s.account || '-' || s.sequence AS statement, s.business_date,
            e.currency, e.reference, e.amount_minor, e.charge_minor,
            row_number() OVER (
              PARTITION BY e.currency, e.reference, e.amount_minor + e.charge_minor ORDER BY e.id)
              AS copy
          FROM open_entry o
            JOIN bank_entry e ON e.id = o.entry_id
            JOIN bank_statement s ON s.id = e.statement_id
          WHERE e.reference IS NOT NULL AND NOT e.reversal AND e.charge_minor <= :highestCharge
        ), expected AS (
          SELECT x.*,
            row_number() OVER (
              PARTITION BY currency, reference, amount_minor ORDER BY journal_id, number) AS copy
          FROM expected_entry x
          %s
        ), pair AS MATERIALIZED (
          SELECT e.entry_id, x.journal_id, x.number, x.account, x.currency, e.business_date,
            e.amount_minor AS actual_minor, x.amount_minor AS expected_minor, e.charge_minor,
            CASE x.account WHEN 'PAYOUT_IN_TRANSIT' THEN x.reference ELSE e.statement END
              AS match_reference
          FROM entry e
            JOIN expected x ON x.currency = e.currency AND x.reference = e.reference
              AND x.amount_minor = e.amount_minor + e.charge_minor AND x.copy = e.copy
        )
        """.formatted(which);
  }

  /**
   * For entries without a reference: the same amount, a few days apart, and no second candidate on
   * either side. The direction tells the counterparty: what comes in was charged to customers, what
   * goes out was paid to houses.
   */
  private static final String BY_AMOUNT = """
      WITH near AS (
        SELECT e.id AS entry_id, s.account || '-' || s.sequence AS statement, s.business_date,
          e.amount_minor, e.charge_minor, x.journal_id, x.number, x.account, x.currency,
          x.reference, x.amount_minor AS expected_minor,
          count(*) OVER (PARTITION BY e.id) AS expected_count,
          count(*) OVER (PARTITION BY x.journal_id, x.number) AS entry_count
        FROM open_entry o
          JOIN bank_entry e ON e.id = o.entry_id
          JOIN bank_statement s ON s.id = e.statement_id
          JOIN expected_entry x ON x.currency = e.currency
            AND x.amount_minor = e.amount_minor + e.charge_minor
            AND abs(e.booked_on - x.expected_on) <= :daysApart
        WHERE e.reference IS NULL AND NOT e.reversal AND e.charge_minor <= :highestCharge
      ), pair AS MATERIALIZED (
        SELECT entry_id, journal_id, number, account, currency, business_date,
          amount_minor AS actual_minor, expected_minor, charge_minor,
          CASE account WHEN 'PAYOUT_IN_TRANSIT' THEN reference ELSE statement END
            AS match_reference
        FROM near
        WHERE expected_count = 1 AND entry_count = 1
      )
      """;

  // While a few entries are open, a day's postings need not all be read; for a whole statement the
  // planner does better without.
  private static final String SPOKEN_OF =
      "JOIN (SELECT DISTINCT currency, reference FROM entry) e USING (currency, reference)";
  private static final int FEW = 1_000;

  private final JdbcClient jdbc;
  private final MatchingProperties properties;

  JdbcMatches(JdbcClient jdbc, MatchingProperties properties) {
    this.jdbc = jdbc;
    this.properties = properties;
  }

  /** Matches entries with postings of the same reference and amount. */
  List<BankMatch> byReference(Instant now) {
    return matched(byReference(areFewOpen() ? SPOKEN_OF : ""), "REFERENCE", now);
  }

  private boolean areFewOpen() {
    return jdbc.sql("SELECT count(*) FROM (SELECT FROM open_entry LIMIT :few) few")
            .param("few", FEW)
            .query(Integer.class)
            .single()
        < FEW;
  }

  /** Matches entries that say no reference. */
  List<BankMatch> byAmount(Instant now) {
    return matched(BY_AMOUNT, "AMOUNT", now);
  }

  /** Takes out payouts that were taken back because the bank refused them. */
  void offset(Instant now) {
    jdbc.sql("""
            WITH gone AS (
              DELETE FROM expected_entry x
              USING (
                SELECT account, currency, reference
                FROM expected_entry
                WHERE account = 'PAYOUT_IN_TRANSIT'
                GROUP BY account, currency, reference
                HAVING sum(amount_minor) = 0
              ) even
              WHERE x.account = even.account AND x.currency = even.currency
                AND x.reference = even.reference
              RETURNING x.*
            ), grouped AS (
              INSERT INTO bank_match (id, stage, account, currency, reference, business_date,
                actual_minor, expected_minor, charge_minor, matched_at)
              SELECT uuidv7(), 'OFFSET', account, currency, reference, max(expected_on), 0, 0, 0,
                :now
              FROM gone
              GROUP BY account, currency, reference
              RETURNING *
            )
            INSERT INTO bank_match_line (match_id, journal_id, number)
            SELECT g.id, x.journal_id, x.number
            FROM gone x JOIN grouped g USING (account, currency, reference)
            """).param("now", now.atOffset(ZoneOffset.UTC)).update();
  }

  private List<BankMatch> matched(String pairs, String stage, Instant now) {
    return jdbc.sql(pairs + TAKE_PAIRS)
        .param("stage", stage)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("highestCharge", properties.highestChargeMinor())
        .param("daysApart", properties.daysApart())
        .query(BankMatch.class)
        .list();
  }
}
