package dev.tandem.fundpurchase.saga;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.OrderProperties;
import dev.tandem.fundpurchase.orderbook.Orders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends the waiting of orders whose deadline is over. Payments are left to their deadline event at
 * first; this is what finds them if it was lost. Several instances may run it.
 */
@Component
class ExpiringOrders {

  private static final int BATCH = 100;

  private final JdbcClient jdbc;
  private final Orders orders;
  private final OrderProperties properties;
  private final Clock clock;
  private final TransactionTemplate transaction;

  ExpiringOrders(
      JdbcClient jdbc,
      Orders orders,
      OrderProperties properties,
      Clock clock,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.orders = orders;
    this.properties = properties;
    this.clock = clock;
    this.transaction = transaction;
  }

  @Scheduled(fixedDelayString = "${tandem.fund-purchase.orders.expire-every:1s}")
  void expireOverdue() {
    while (overdue().stream().filter(this::expire).count() == BATCH) {
      // A full batch: there is likely more.
    }
  }

  private List<UUID> overdue() {
    Instant now = clock.instant();
    return jdbc.sql("""
            SELECT id FROM fund_order
            WHERE deadline_at <= :now AND (status <> 'PAYING' OR deadline_at <= :graceStart)
            ORDER BY deadline_at
            LIMIT :batch
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("graceStart", now.minus(properties.overdueGrace()).atOffset(ZoneOffset.UTC))
        .param("batch", BATCH)
        .query(UUID.class)
        .list();
  }

  // One transaction each: an order that cannot be expired must not keep others waiting.
  private boolean expire(UUID id) {
    return Boolean.TRUE.equals(transaction.execute(_ -> orders
        .findLocked(id)
        .map(order -> {
          boolean expired = order.expire(Cause.of("deadline", clock));
          orders.save(order);
          return expired;
        })
        .orElse(false)));
  }
}
