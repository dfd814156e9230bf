package dev.tandem.wallet;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static dev.tandem.wallet.FundOrders.discount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a recharge or an order costs does not grow with how many there were before. */
class SequentialReadsIT extends RunningService {

  private static final int ORDERS = 40;

  @Test
  void readsNoMoreRowsSequentiallyForEachOrderTheMoreOrdersThereAre() {
    var few = rowsReadFor(ORDERS);
    var many = rowsReadFor(4 * ORDERS);

    assertThat(many)
        .allSatisfy((table, rows) -> assertThat(rows / (4.0 * ORDERS))
            .as("rows of %s read sequentially for each order: before %s", table, few)
            .isLessThanOrEqualTo(few.getOrDefault(table, 0L) / (double) ORDERS + 2));
  }

  private Map<String, Long> rowsReadFor(int orders) {
    var before = rowsRead();
    var wallet = aWallet();
    var recharges = IntStream.range(0, orders)
        .mapToObj(number -> aRecharge(wallet, "tok_ok"))
        .toList();
    var paid = IntStream.range(0, orders)
        .mapToObj(number -> discount(wallet, "tok_ok"))
        .toList();
    recharges.forEach(risk::approves);
    paid.forEach(fundOrders::asksForPayment);
    recharges.forEach(recharge -> awaitStatus(recharge, "COMPLETED"));
    paid.forEach(payments::awaitCompleted);
    var read = new TreeMap<>(rowsRead());
    read.replaceAll((table, rows) -> rows - before.getOrDefault(table, 0L));
    return read;
  }

  // Each backend reports its counts after the fact.
  private Map<String, Long> rowsRead() {
    var latest = new TreeMap<String, Long>();
    await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
      var before = new TreeMap<>(latest);
      jdbc.sql("""
              SELECT relname, seq_tup_read
              FROM pg_stat_user_tables
              WHERE schemaname = 'public'
              """)
          .query((row, number) -> latest.put(row.getString(1), row.getLong(2)))
          .list();
      return latest.equals(before);
    });
    return latest;
  }
}
