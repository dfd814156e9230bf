package dev.tandem.risk.screening;

import java.util.List;

import dev.tandem.contract.fundpurchase.FundPurchaseRequested;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.risk.investor.JdbcInvestorLevels;
import dev.tandem.risk.payment.FundRisk;
import dev.tandem.risk.payment.Payment;
import dev.tandem.web.trace.PaymentTrail;
import org.springframework.stereotype.Component;

import static java.util.stream.Collectors.toSet;

/**
 * Screens fund purchases before they are paid. Recharges have a group of their own: each batch
 * locks its owners once and in their order.
 */
@Component
class PurchaseScreeningHandler {

  private final ScreenPayments screening;
  private final JdbcInvestorLevels investors;
  private final DefaultLevel defaultLevel;

  PurchaseScreeningHandler(
      ScreenPayments screening, JdbcInvestorLevels investors, DefaultLevel defaultLevel) {
    this.screening = screening;
    this.investors = investors;
    this.defaultLevel = defaultLevel;
  }

  @EventHandler(group = "risk-purchase-screening", filtered = true)
  void screen(List<Event<FundPurchaseRequested>> requested) {
    var levels =
        investors.of(requested.stream().map(event -> event.data().ownerId()).collect(toSet()));
    screening.screen(requested.stream()
        .map(event ->
            payment(event, levels.getOrDefault(event.data().ownerId(), defaultLevel.riskLevel())))
        .toList());
  }

  private static Payment payment(Event<FundPurchaseRequested> event, int investorLevel) {
    var order = event.data();
    return new Payment(
        order.orderId(),
        order.ownerId(),
        order.amount(),
        order.context(),
        order.requestedAt(),
        new FundRisk(order.fundRiskLevel(), investorLevel),
        order.fundCode(),
        PaymentTrail.named(event.traceparent()));
  }
}
