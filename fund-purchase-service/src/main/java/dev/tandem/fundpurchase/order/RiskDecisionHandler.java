package dev.tandem.fundpurchase.order;

import java.time.Clock;

import dev.tandem.contract.RiskApproved;
import dev.tandem.contract.RiskHeld;
import dev.tandem.contract.RiskRejected;
import dev.tandem.contract.RiskStepUpRequired;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import org.springframework.stereotype.Component;

/** Risk has decided about an order. */
@Component
class RiskDecisionHandler {

  private static final String GROUP = "fund-purchase-risk-decisions";

  private final Orders orders;
  private final OrderProperties properties;
  private final Clock clock;

  RiskDecisionHandler(Orders orders, OrderProperties properties, Clock clock) {
    this.orders = orders;
    this.properties = properties;
    this.clock = clock;
  }

  @EventHandler(group = GROUP)
  void approved(Event<RiskApproved> event) {
    Cause cause = Cause.of(event, clock);
    orders.tell(event, order -> order.approve(cause, cause.at().plus(properties.payWithin())));
  }

  @EventHandler(group = GROUP)
  void stepUpRequired(Event<RiskStepUpRequired> event) {
    Cause cause = Cause.of(event, clock);
    orders.tell(
        event, order -> order.requireStepUp(cause, cause.at().plus(properties.stepUpWithin())));
  }

  @EventHandler(group = GROUP)
  void held(Event<RiskHeld> event) {
    Cause cause = Cause.of(event, clock);
    orders.tell(event, order -> order.hold(cause, cause.at().plus(properties.reviewWithin())));
  }

  @EventHandler(group = GROUP)
  void rejected(Event<RiskRejected> event) {
    orders.tell(event, order -> order.refuse("risk-rejected", Cause.of(event, clock)));
  }
}
