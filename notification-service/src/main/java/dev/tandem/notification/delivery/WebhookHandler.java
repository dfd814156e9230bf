package dev.tandem.notification.delivery;

import java.time.Clock;
import java.util.List;

import dev.tandem.contract.fundpurchase.FundPurchaseCancelled;
import dev.tandem.contract.fundpurchase.FundPurchaseConfirmed;
import dev.tandem.contract.fundpurchase.FundPurchasePaid;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected;
import dev.tandem.contract.fundpurchase.FundPurchaseRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseSubmitted;
import dev.tandem.contract.risk.RiskApproved;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskRejected;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.contract.wallet.RechargeCompleted;
import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.contract.wallet.RechargeRequested;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.notification.work.PollingWorker;

/**
 * Plans a delivery of each event to each endpoint that asked for it, in the transaction that
 * remembers the event. A group of its own: what holds up notices does not hold up webhooks, nor the
 * other way.
 */
class WebhookHandler {

  static final String GROUP = "notification-webhooks";

  private final JdbcDeliveries deliveries;
  private final EventBodies bodies;
  private final PollingWorker dispatcher;
  private final Clock clock;

  WebhookHandler(
      JdbcDeliveries deliveries, EventBodies bodies, PollingWorker dispatcher, Clock clock) {
    this.deliveries = deliveries;
    this.bodies = bodies;
    this.dispatcher = dispatcher;
    this.clock = clock;
  }

  @EventHandler(group = GROUP)
  public void rechargeRequested(List<Event<RechargeRequested>> events) {
    plan(events);
  }

  @EventHandler(group = GROUP)
  public void rechargeCompleted(List<Event<RechargeCompleted>> events) {
    plan(events);
  }

  @EventHandler(group = GROUP)
  public void rechargeFailed(List<Event<RechargeFailed>> events) {
    plan(events);
  }

  @EventHandler(group = GROUP)
  public void riskApproved(List<Event<RiskApproved>> events) {
    plan(events);
  }

  @EventHandler(group = GROUP)
  public void riskStepUpRequired(List<Event<RiskStepUpRequired>> events) {
    plan(events);
  }

  @EventHandler(group = GROUP)
  public void riskHeld(List<Event<RiskHeld>> events) {
    plan(events);
  }

  @EventHandler(group = GROUP)
  public void riskRejected(List<Event<RiskRejected>> events) {
    plan(events);
  }

  @EventHandler(group = GROUP)
  public void fundPurchaseRequested(List<Event<FundPurchaseRequested>> events) {
    plan(events);
  }

  @EventHandler(group = GROUP)
  public void fundPurchasePaid(List<Event<FundPurchasePaid>> events) {
    plan(events);
  }

  @EventHandler(group = GROUP)
  public void fundPurchaseSubmitted(List<Event<FundPurchaseSubmitted>> events) {
    plan(events);
  }

  @EventHandler(group = GROUP)
  public void fundPurchaseConfirmed(List<Event<FundPurchaseConfirmed>> events) {
    plan(events);
  }

  @EventHandler(group = GROUP)
  public void fundPurchaseRejected(List<Event<FundPurchaseRejected>> events) {
    plan(events);
  }

  @EventHandler(group = GROUP)
  public void fundPurchaseCancelled(List<Event<FundPurchaseCancelled>> events) {
    plan(events);
  }

  private <T> void plan(List<Event<T>> events) {
    List<OutgoingEvent> outgoing = events.stream().map(bodies::of).toList();
    if (deliveries.plan(outgoing, clock.instant()) > 0) {
      dispatcher.wakeAfterCommit();
    }
  }
}
