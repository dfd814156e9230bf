package dev.tandem.fundpurchase.intake;

import java.time.Duration;
import java.util.UUID;

import dev.tandem.fundpurchase.FundPurchaseProblems;
import dev.tandem.fundpurchase.lifecycle.JdbcTimeline;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.fundpurchase.orderbook.OrderRepository;
import dev.tandem.web.waiting.OutcomeWaiters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows orders, and waits for their outcome. */
@Component
class ShowOrders {

  private final OrderRepository repository;
  private final JdbcTimeline timeline;
  private final OutcomeWaiters waiters;

  ShowOrders(OrderRepository repository, JdbcTimeline timeline, OutcomeWaiters waiters) {
    this.repository = repository;
    this.timeline = timeline;
    this.waiters = waiters;
  }

  @Transactional(readOnly = true)
  public OrderAnswer get(UUID id, @Nullable String onlyOf) {
    FundOrder order = repository
        .findById(id, onlyOf)
        .orElseThrow(() -> FundPurchaseProblems.ORDER_NOT_FOUND.because("No order has this id"));
    return OrderAnswer.of(order, timeline.of(id));
  }

  /**
   * Waits until nothing more can happen to the order today: it has ended, awaits a person, or the
   * fund house has it until T+1.
   */
  void awaitOutcome(UUID id, Duration atMost) {
    waiters.await(id, atMost);
  }
}
