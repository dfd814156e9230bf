package dev.tandem.wallet.payment;

import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.wallet.ledger.Journal;
import org.jspecify.annotations.Nullable;

/**
 * A step of the state machine that one payment is to take, and the money that moves with it.
 *
 * @param payment as it stands before
 * @param reason a stable word for machines, if the new state needs one
 * @param returned what goes back to the available balance; exactly where the step reverses
 * @param causedBy the event that caused it, if one did
 */
record Step(
    FundPayment payment,
    PaymentStatus to,
    @Nullable String reason,
    @Nullable Money returned,
    List<Journal> journals,
    @Nullable UUID causedBy) {

  Step {
    if (!payment.status().next().contains(to)) {
      throw new IllegalArgumentException("%s cannot become %s".formatted(payment.status(), to));
    }
    if ((to == PaymentStatus.REVERSED) != (returned != null)) {
      throw new IllegalArgumentException("A reversal says what it returns, and nothing else does");
    }
    journals = List.copyOf(journals);
  }

  static Step to(PaymentStatus to, FundPayment payment, Journal... journals) {
    return new Step(payment, to, null, null, List.of(journals), null);
  }

  static Step returning(Money returned, FundPayment payment, Journal... journals) {
    return new Step(
        payment, PaymentStatus.REVERSED, payment.statusReason(), returned, List.of(journals), null);
  }

  Step because(@Nullable String newReason) {
    return new Step(payment, to, newReason, returned, journals, causedBy);
  }

  Step causedBy(UUID eventId) {
    return new Step(payment, to, reason, returned, journals, eventId);
  }
}
