package dev.tandem.wallet;

import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import dev.tandem.test.SequentialReads;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static dev.tandem.wallet.FundOrders.discount;
import static org.assertj.core.api.Assertions.assertThat;

/** What a recharge or an order costs does not grow with how many there were before. */
class SequentialReadsIT extends RunningService {

  private static final int ORDERS = 20;

  @Autowired
  DataSource dataSource;

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
    var before = SequentialReads.settled(dataSource, "public");
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
    return SequentialReads.between(before, SequentialReads.settled(dataSource, "public"));
  }
}
