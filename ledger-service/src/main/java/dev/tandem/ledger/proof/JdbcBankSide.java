package dev.tandem.ledger.proof;

import java.time.LocalDate;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the bank shows, and whether the books have all of it. */
@Repository
class JdbcBankSide {

  private final JdbcClient jdbc;

  JdbcBankSide(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The bank's side by currency, of those in which there is a statement or something expected. */
  List<BankSide> of(LocalDate date) {
    return jdbc.sql("""
            WITH told AS (
              SELECT currency, sum(entries) FILTER (WHERE business_date = :date) AS count,
                sum(closing_minor - opening_minor) FILTER (WHERE business_date = :date)
                  AS sum_minor,
                -- An account's first statement may begin with something on it.
                sum(closing_minor - opening_minor) AS moved_minor
              FROM bank_statement GROUP BY currency
            ), open AS (
              SELECT currency, sum(amount_minor) AS amount_minor, count(*) AS count
              FROM (
                SELECT e.currency, e.amount_minor
                FROM open_entry o JOIN bank_entry e ON e.id = o.entry_id
                UNION ALL
                SELECT s.currency, e.amount_minor
                FROM bank_statement s JOIN bank_entry e ON e.statement_id = s.id AND NOT e.pending
                WHERE NOT EXISTS (SELECT FROM opened_statement o WHERE o.statement_id = s.id)
              ) AS unmatched
              GROUP BY currency
            ), nostro AS (
              SELECT currency, sum(debit_minor - credit_minor) AS amount_minor
              FROM turnover WHERE account = 'NOSTRO' GROUP BY currency
            ), expected AS (
              SELECT currency, count(*) AS count, sum(amount_minor) AS amount_minor
              FROM expected_entry GROUP BY currency
            )
            SELECT currency, coalesce(told.count, 0) AS count,
              coalesce(told.sum_minor, 0) AS sum_minor,
              coalesce(open.count, 0) AS open_count,
              coalesce(open.amount_minor, 0) AS open_minor,
              coalesce(expected.count, 0) AS expected_count,
              coalesce(expected.amount_minor, 0) AS expected_minor,
              coalesce(nostro.amount_minor, 0) AS booked_minor,
              coalesce(told.moved_minor, 0) AS moved_minor
            FROM told
              FULL JOIN open USING (currency)
              FULL JOIN nostro USING (currency)
              FULL JOIN expected USING (currency)
            ORDER BY currency
            """).param("date", date).query(BankSide.class).list();
  }

  /**
   * The bank's side in one currency.
   *
   * @param count of the lines on the statements of the date
   * @param sumMinor what they come to: what came in less what went out
   * @param openCount lines of any statement that no match explains yet
   * @param expectedCount what the books expect on a statement and none has shown yet
   * @param bookedMinor what the books have on the account at the bank
   * @param movedMinor what moved on it by all statements
   */
  record BankSide(
      String currency,
      long count,
      long sumMinor,
      long openCount,
      long openMinor,
      long expectedCount,
      long expectedMinor,
      long bookedMinor,
      long movedMinor) {

    static BankSide none(String currency) {
      return new BankSide(currency, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Whether what was booked and what is open is all that the bank shows. */
    boolean holds() {
      return Math.addExact(bookedMinor, openMinor) == movedMinor;
    }
  }
}
