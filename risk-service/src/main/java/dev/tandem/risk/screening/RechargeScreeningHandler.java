package dev.tandem.risk.screening;

import java.util.List;

import dev.tandem.contract.wallet.RechargeRequested;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.risk.payment.Payment;
import dev.tandem.web.trace.PaymentTrail;
import org.springframework.stereotype.Component;

/** Screens recharges before the bank is asked. */
@Component
class RechargeScreeningHandler {

  private final ScreenPayments screening;

  RechargeScreeningHandler(ScreenPayments screening) {
    this.screening = screening;
  }

  @EventHandler(group = "risk-screening")
  void screen(List<Event<RechargeRequested>> requested) {
    screening.screen(requested.stream().map(RechargeScreeningHandler::payment).toList());
  }

  private static Payment payment(Event<RechargeRequested> event) {
    var requested = event.data();
    return new Payment(
        requested.rechargeId(),
        requested.ownerId(),
        requested.amount(),
        requested.context(),
        requested.requestedAt(),
        null,
        null,
        PaymentTrail.named(event.traceparent()));
  }
}
