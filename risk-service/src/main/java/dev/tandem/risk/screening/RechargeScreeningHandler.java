package dev.tandem.risk.screening;

import java.util.List;

import dev.tandem.contract.wallet.RechargeRequested;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.risk.payment.Payment;
import dev.tandem.web.secret.FundingTokens;
import dev.tandem.web.trace.PaymentTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Screens recharges before the bank is asked. */
@Component
class RechargeScreeningHandler {

  private final ScreenPayments screening;
  private final FundingTokens tokens;

  RechargeScreeningHandler(ScreenPayments screening, FundingTokens tokens) {
    this.screening = screening;
    this.tokens = tokens;
  }

  @EventHandler(group = "risk-screening", filtered = true)
  void screen(List<Event<RechargeRequested>> requested) {
    screening.screen(requested.stream().map(this::payment).toList());
  }

  private Payment payment(Event<RechargeRequested> event) {
    var requested = event.data();
    return new Payment(
            requested.rechargeId(),
            requested.ownerId(),
            requested.amount(),
            requested.context(),
            requested.requestedAt(),
            null,
            null,
            PaymentTrail.named(event.traceparent()))
        .charging(token(requested));
  }

  /** One that does not open is charged by nobody, and other rules decide. */
  private @Nullable String token(RechargeRequested requested) {
    var sealed = requested.fundingToken();
    try {
      return sealed == null ? null : tokens.hash(requested.walletId(), sealed);
    } catch (IllegalStateException e) {
      return null;
    }
  }
}
