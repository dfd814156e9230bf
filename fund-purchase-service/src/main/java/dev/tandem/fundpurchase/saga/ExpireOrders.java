package dev.tandem.fundpurchase.saga;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.OrderProperties;
import dev.tandem.fundpurchase.orderbook.JdbcOrders;
import dev.tandem.fundpurchase.orderbook.Orders;
import dev.tandem.web.work.PollingWorker;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends the wait of orders whose deadline is over. For payments the deadline event comes first; this
 * job finds those whose event was lost. Several instances may run it.
 */
@Component
class ExpireOrders implements PollingWorker.Round {

  private static final int BATCH = 100;

  private final JdbcOrders book;
  private final Orders orders;
  private final OrderProperties properties;
  private final Clock clock;
  private final TransactionTemplate transaction;

  ExpireOrders(
      JdbcOrders book,
      Orders orders,
      OrderProperties properties,
      Clock clock,
      TransactionTemplate transaction) {
    this.book = book;
    this.orders = orders;
    this.properties = properties;
    this.clock = clock;
    this.transaction = transaction;
  }

  @Override
  public boolean work() {
    return overdue().stream().filter(this::expire).count() == BATCH;
  }

  private List<UUID> overdue() {
    return book.overdue(clock.instant(), properties.overdueGrace(), BATCH);
  }

  // One transaction each: an order that cannot be expired must not keep others waiting.
  private boolean expire(UUID id) {
    return Boolean.TRUE.equals(transaction.execute(_ -> orders
        .findLocked(id)
        .map(order -> {
          boolean expired = order.atDeadline().passed(Cause.of("deadline", clock));
          orders.save(order);
          return expired;
        })
        .orElse(false)));
  }
}
