package dev.tandem.fundpurchase;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.test.SequentialReads;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What an order costs does not grow with how many there were before. */
class SequentialReadsIT extends RunningService {

  private static final int ORDERS = 20;

  @Autowired
  DataSource dataSource;

  @Test
  void readsNoMoreRowsSequentiallyForEachOrderTheMoreOrdersThereAre() {
    Map<String, Long> few = rowsReadFor(ORDERS);
    Map<String, Long> many = rowsReadFor(4 * ORDERS);

    assertThat(many)
        .allSatisfy((table, rows) -> assertThat(rows / (4.0 * ORDERS))
            .as("rows of %s read sequentially for each order: before %s", table, few)
            .isLessThanOrEqualTo(few.getOrDefault(table, 0L) / (double) ORDERS + 2));
  }

  private Map<String, Long> rowsReadFor(int count) {
    Map<String, Long> before = SequentialReads.settled(dataSource, "public");
    String wallet = aWallet();
    List<String> orders = IntStream.range(0, count)
        .mapToObj(number -> placed(OrdersApi.discountPurchase(wallet, "MMF-001")))
        .toList();
    orders.forEach(others::riskApproves);
    orders.forEach(order -> others.walletPays(heard.await(FundPaymentRequested.class, order)));
    orders.forEach(order -> awaitStatus(order, "SUBMITTED"));
    return SequentialReads.between(before, SequentialReads.settled(dataSource, "public"));
  }
}
