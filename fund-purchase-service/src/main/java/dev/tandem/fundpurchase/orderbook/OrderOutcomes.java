package dev.tandem.fundpurchase.orderbook;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.web.waiting.OutcomeSource;
import org.springframework.stereotype.Component;

/** Finds the orders that have reached the outcome of the day. */
@Component
class OrderOutcomes implements OutcomeSource {

  private static final Set<OrderStatus> OUTCOMES = EnumSet.allOf(OrderStatus.class).stream()
      .filter(OrderStatus::isOutcomeOfTheDay)
      .collect(Collectors.toUnmodifiableSet());

  private final JdbcOrders orders;

  OrderOutcomes(JdbcOrders orders) {
    this.orders = orders;
  }

  @Override
  public Collection<UUID> reachedAmong(Collection<UUID> orderIds) {
    return orders.among(orderIds, OUTCOMES);
  }
}
