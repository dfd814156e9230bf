package dev.tandem.fundpurchase.proof;

import dev.tandem.web.proof.MovedMoney;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The money of orders that the fund house accepted. What an order costs its investor moves in the
 * wallet, which tells of it.
 */
@Configuration(proxyBeanMethods = false)
class OrderMoney {

  private static final String MOVEMENT = """
      SELECT 'SUBSCRIPTION' AS kind, 'ord_' || o.id AS reference, o.currency, t.at,
        o.amount_minor - o.fee_minor AS amount_minor
      FROM order_timeline t JOIN fund_order o ON o.id = t.order_id
      WHERE t.status = 'SUBMITTED' AND t.left_status IS DISTINCT FROM 'SUBMITTED'
        AND t.at >= :from AND t.at < :to
      """;

  // No accounts are kept here.
  private static final String LINE = """
      SELECT kind, reference, currency, at, NULL AS account, amount_minor FROM movement WHERE false
      """;

  private static final String TOTALS =
      "SELECT NULL AS account, NULL AS currency, 0 AS amount_minor WHERE false";

  @Bean
  MovedMoney movedMoney(JdbcClient jdbc) {
    return new MovedMoney(jdbc, MOVEMENT, LINE, TOTALS);
  }
}
