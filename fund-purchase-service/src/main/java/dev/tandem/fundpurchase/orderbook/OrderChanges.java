package dev.tandem.fundpurchase.orderbook;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.tandem.fundpurchase.lifecycle.JdbcTimeline;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.lifecycle.OrderStep;
import dev.tandem.fundpurchase.lifecycle.TimelineEntry;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.web.trace.PaymentState;
import dev.tandem.web.trace.PaymentTrail;
import dev.tandem.web.waiting.OutcomeWaiters;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Collects a transaction's changes of orders, so that a batch of them costs a few statements:
 * states and timelines are written together right before COMMIT, and waiting callers are woken
 * after it.
 */
@Component
class OrderChanges {

  private final EntityManager entities;
  private final JdbcTimeline timeline;
  private final OutcomeWaiters waiters;
  private final PaymentTrail trail;

  OrderChanges(
      EntityManager entities, JdbcTimeline timeline, OutcomeWaiters waiters, PaymentTrail trail) {
    this.entities = entities;
    this.timeline = timeline;
    this.waiters = waiters;
    this.trail = trail;
  }

  /** Adds the order's new entries to those that the current transaction writes. */
  void add(FundOrder order, List<TimelineEntry> entries) {
    if (!entries.isEmpty()) {
      Pending pending = pending();
      entries.forEach(entry -> {
        pending.history.add(new OrderStep(order.uuid(), entry));
        pending.states.add(stateOf(order, entry.status()));
      });
      if (order.status().isOutcomeOfTheDay()) {
        pending.outcomes.add(order.uuid());
      }
    }
  }

  private static PaymentState stateOf(FundOrder order, OrderStatus status) {
    var amount = order.terms().amount();
    return new PaymentState(
        "Order",
        order.orderId(),
        status,
        status == order.status() ? order.statusReason() : null,
        amount.minorUnits(),
        amount.currency(),
        order.terms().walletId(),
        order.terms().traceId());
  }

  private Pending pending() {
    if (TransactionSynchronizationManager.getResource(this) instanceof Pending known) {
      return known;
    }
    Pending pending = new Pending();
    TransactionSynchronizationManager.bindResource(this, pending);
    TransactionSynchronizationManager.registerSynchronization(pending);
    return pending;
  }

  private final class Pending implements TransactionSynchronization {

    private final List<OrderStep> history = new ArrayList<>();
    private final List<PaymentState> states = new ArrayList<>();
    private final Set<UUID> outcomes = new LinkedHashSet<>();

    @Override
    public void beforeCommit(boolean readOnly) {
      // The history refers to the orders.
      entities.flush();
      timeline.append(history);
      // What follows until COMMIT flushes twice more, and would look at every field of each again.
      entities.clear();
    }

    @Override
    public void afterCommit() {
      waiters.reached(outcomes);
      states.forEach(trail::reached);
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(OrderChanges.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(OrderChanges.this, this);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(OrderChanges.this);
    }
  }
}
