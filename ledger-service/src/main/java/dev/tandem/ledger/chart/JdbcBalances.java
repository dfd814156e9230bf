package dev.tandem.ledger.chart;

import java.util.Comparator;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Balances of accounts. */
@Component
class JdbcBalances {

  private final JdbcClient jdbc;

  JdbcBalances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All accounts that were ever posted to, in the order of the chart. */
  List<Balance> all() {
    return jdbc.sql("""
            SELECT account, currency, sum(credit_minor - debit_minor)::bigint AS amount_minor
            FROM turnover
            GROUP BY account, currency
            """).query(Balance.class).list().stream()
        .sorted(Comparator.comparing(Balance::currency).thenComparing(Balance::account))
        .toList();
  }

  /**
   * What stands on an account.
   *
   * @param amountMinor credits less debits
   */
  record Balance(Account account, String currency, long amountMinor) {}
}
