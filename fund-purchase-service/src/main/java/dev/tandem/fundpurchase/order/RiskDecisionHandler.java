package dev.tandem.fundpurchase.order;

import java.time.Clock;
import java.util.List;

import dev.tandem.contract.risk.RiskApproved;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskRejected;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import org.springframework.stereotype.Component;

/** Risk has decided about orders. */
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
  void approved(List<Event<RiskApproved>> events) {
    orders.tellEach(events, (order, event) -> {
      Cause cause = Cause.of(event, clock);
      return order.approve(cause, cause.at().plus(properties.payWithin()));
    });
  }

  @EventHandler(group = GROUP)
  void stepUpRequired(List<Event<RiskStepUpRequired>> events) {
    orders.tellEach(events, (order, event) -> {
      Cause cause = Cause.of(event, clock);
      return order.requireStepUp(cause, cause.at().plus(properties.stepUpWithin()));
    });
  }

  @EventHandler(group = GROUP)
  void held(List<Event<RiskHeld>> events) {
    orders.tellEach(events, (order, event) -> {
      Cause cause = Cause.of(event, clock);
      return order.hold(cause, cause.at().plus(properties.reviewWithin()));
    });
  }

  @EventHandler(group = GROUP)
  void rejected(List<Event<RiskRejected>> events) {
    orders.tellEach(
        events, (order, event) -> order.refuse("risk-rejected", Cause.of(event, clock)));
  }
}
