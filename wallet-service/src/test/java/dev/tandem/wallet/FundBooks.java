package dev.tandem.wallet;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import dev.tandem.wallet.FundOrders.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the books, the payments table and the bank say of one order. */
record FundBooks(JdbcClient jdbc) {

  /** As the tests have it: see RunningService. */
  static final double REQUEST_LIFETIME_SECONDS = 3;

  /** What the order left on each kind of account, without those it left even. */
  Map<String, Long> sumsOf(Order order) {
    var sums = new TreeMap<String, Long>();
    jdbc.sql("""
            SELECT a.kind, sum(p.amount_minor) AS amount_minor
            FROM posting p
              JOIN journal j ON j.id = p.journal_id
              JOIN account a ON a.id = p.account_id
            WHERE j.reference_id = ?::uuid
            GROUP BY a.kind
            HAVING sum(p.amount_minor) <> 0
            """)
        .param(uuid(order))
        .query((row, number) -> sums.put(row.getString("kind"), row.getLong("amount_minor")))
        .list();
    return sums;
  }

  /** The states the payment has been in, in their order. */
  String statesOf(Order order) {
    return jdbc.sql("""
            SELECT coalesce(string_agg(status, ' ' ORDER BY number), '')
            FROM fund_payment_transition
            WHERE payment_id = ?::uuid
            """).param(uuid(order)).query(String.class).single();
  }

  /**
   * How long after the last time the bank may have been asked to charge the payment was given up.
   */
  double secondsFromLastAskToEnd(Order order) {
    return jdbc.sql("""
            SELECT extract(epoch FROM t.at - p.bank_asked_at)
            FROM fund_payment p
              JOIN fund_payment_transition t
                ON t.payment_id = p.id AND t.number = p.transition_count
            WHERE p.id = ?::uuid
            """).param(uuid(order)).query(Double.class).single();
  }

  /** How often the bank has charged for the order, by its own book. */
  static long chargesOf(Order order) {
    var ledger = new WalletApi(URI.create(RunningService.BANK.url()).getPort())
        .get("/ledger")
        .json();
    return StreamSupport.stream(ledger.spliterator(), false)
        .filter(line -> line.path("reference").asString().equals(order.id()))
        .filter(line -> line.path("state").asString().equals("CHARGED"))
        .count();
  }

  static String uuid(Order order) {
    return order.id().substring("ord_".length());
  }
}
