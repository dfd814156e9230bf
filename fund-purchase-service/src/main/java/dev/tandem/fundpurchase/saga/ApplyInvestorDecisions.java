package dev.tandem.fundpurchase.saga;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.fundpurchase.OrderIds;
import dev.tandem.fundpurchase.fund.FundCatalogue;
import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.OrderProperties;
import dev.tandem.fundpurchase.order.AtInvestor.StepUpOutcome;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.fundpurchase.orderbook.OrderRepository;
import dev.tandem.fundpurchase.orderbook.Orders;
import dev.tandem.web.audit.Acts;
import dev.tandem.web.stepup.StepUpCodes;
import dev.tandem.web.stepup.StepUpPayment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Applies an investor's decisions about their order: a step-up code, or a cancellation. */
@Component
public class ApplyInvestorDecisions {

  private final Orders orders;
  private final OrderRepository repository;
  private final FundCatalogue funds;
  private final StepUpCodes codes;
  private final OrderProperties properties;
  private final Clock clock;

  ApplyInvestorDecisions(
      Orders orders,
      OrderRepository repository,
      FundCatalogue funds,
      StepUpCodes codes,
      OrderProperties properties,
      Clock clock) {
    this.orders = orders;
    this.repository = repository;
    this.funds = funds;
    this.codes = codes;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Checks a step-up code; the last wrong one that is allowed rejects the order. Empty if the
   * investor has no such order.
   */
  @Transactional
  public Optional<StepUpOutcome> stepUp(UUID orderId, String investor, String code) {
    return repository.findLocked(orderId, investor).map(order -> {
      var before = order.status();
      var outcome = stepUp(order, code);
      Acts.changed(OrderIds.ORDER.format(orderId), before, order.status());
      return outcome;
    });
  }

  private StepUpOutcome stepUp(FundOrder order, String code) {
    Cause cause = Cause.of("investor-step-up", clock);
    boolean proven = order.atInvestor().owesCodeAt(cause.at())
        && codes.proves(confirmed(order), order.stepUpCodeHash(), code);
    if (proven && funds.isSuspended(order.terms().fundCode())) {
      order.refuse(RiskDecisionHandler.FUND_SUSPENDED, cause);
      orders.save(order);
      return StepUpOutcome.PROVEN;
    }
    StepUpOutcome outcome = order.atInvestor().stepUp(proven, cause, properties.payBy(cause.at()));
    orders.save(order);
    return outcome;
  }

  private static StepUpPayment confirmed(FundOrder order) {
    return new StepUpPayment(
        OrderIds.ORDER.format(order.uuid()),
        Objects.requireNonNull(order.ownerId()),
        order.terms().amount().minorUnits(),
        order.terms().amount().currency().getCurrencyCode(),
        order.terms().fundCode());
  }

  /** Cancels the order; {@code false} if it is too late, empty if there is no such order. */
  @Transactional
  public Optional<Boolean> cancel(UUID orderId, String investor) {
    return repository.findLocked(orderId, investor).map(this::cancel);
  }

  private boolean cancel(FundOrder order) {
    var before = order.status();
    boolean cancelled = order.atInvestor().cancel(Cause.of("investor-cancellation", clock));
    Acts.changed(OrderIds.ORDER.format(order.uuid()), before, order.status());
    orders.save(order);
    return cancelled;
  }
}
