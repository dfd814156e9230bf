package dev.tandem.notification.delivery;

import java.time.Clock;
import java.util.List;

import dev.tandem.contract.fundpurchase.FundPurchaseCancelled;
import dev.tandem.contract.fundpurchase.FundPurchaseConfirmed;
import dev.tandem.contract.fundpurchase.FundPurchasePaid;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected;
import dev.tandem.contract.fundpurchase.FundPurchaseRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseSubmitted;
import dev.tandem.contract.fundpurchase.FundSharesCorrected;
import dev.tandem.contract.risk.RiskApproved;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskRejected;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.contract.wallet.RechargeCompleted;
import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.contract.wallet.RechargeRequested;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.web.work.PollingWorker;

/**
 * Plans a delivery of each event to each endpoint that subscribes to it, in the transaction of the
 * inbox row. It has a group of its own, so that notices and webhooks do not hold each other up.
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

  @EventHandler(
      group = GROUP,
      types = {
        RechargeRequested.class,
        RechargeCompleted.class,
        RechargeFailed.class,
        RiskApproved.class,
        RiskStepUpRequired.class,
        RiskHeld.class,
        RiskRejected.class,
        FundPurchaseRequested.class,
        FundPurchasePaid.class,
        FundPurchaseSubmitted.class,
        FundPurchaseConfirmed.class,
        FundPurchaseRejected.class,
        FundPurchaseCancelled.class,
        FundSharesCorrected.class
      })
  void plan(List<Event<?>> events) {
    List<OutgoingEvent> outgoing = events.stream().map(bodies::of).toList();
    if (deliveries.plan(outgoing, clock.instant()) > 0) {
      dispatcher.wakeAfterCommit();
    }
  }
}
