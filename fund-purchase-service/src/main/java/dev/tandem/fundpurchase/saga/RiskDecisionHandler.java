package dev.tandem.fundpurchase.saga;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.tandem.contract.risk.RiskApproved;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskRejected;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.fundpurchase.fund.FundCatalogue;
import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.OrderProperties;
import dev.tandem.fundpurchase.orderbook.Orders;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.web.stepup.OneTimeCodes;
import dev.tandem.web.stepup.StepUpPayment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies risk's decisions. */
@Component
class RiskDecisionHandler {

  private static final String GROUP = "fund-purchase-risk-decisions";

  /** The reason of an order whose fund was suspended while it waited: it is not paid. */
  static final String FUND_SUSPENDED = "fund-suspended";

  private final Orders orders;
  private final FundCatalogue funds;
  private final OneTimeCodes codes;
  private final OrderProperties properties;
  private final Clock clock;

  RiskDecisionHandler(
      Orders orders,
      FundCatalogue funds,
      OneTimeCodes codes,
      OrderProperties properties,
      Clock clock) {
    this.orders = orders;
    this.funds = funds;
    this.codes = codes;
    this.properties = properties;
    this.clock = clock;
  }

  @EventHandler(group = GROUP)
  void approved(List<Event<RiskApproved>> events) {
    orders.tellEach(events, (order, event) -> {
      Cause cause = Cause.of(event, clock);
      return funds.isSuspended(order.terms().fundCode())
          ? order.refuse(FUND_SUSPENDED, cause)
          : order.approve(cause, properties.payBy(cause.at()));
    });
  }

  @EventHandler(group = GROUP)
  void stepUpRequired(List<Event<RiskStepUpRequired>> events) {
    orders.tellEach(events, (order, event) -> {
      Cause cause = Cause.of(event, clock);
      Instant deadline = cause.at().plus(properties.stepUpWithin());
      return order.requireStepUp(hashOf(event.data()), cause, deadline);
    });
  }

  // Of what the investor was told, not of the order as it is: a difference makes the code void.
  private @Nullable String hashOf(RiskStepUpRequired told) {
    StepUpPayment payment = new StepUpPayment(
        told.subjectId(),
        told.ownerId(),
        told.amount().minorUnits(),
        told.amount().currency().getCurrencyCode(),
        told.payee());
    return codes.hash(payment, told.sealedCode());
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
