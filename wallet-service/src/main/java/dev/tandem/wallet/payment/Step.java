package dev.tandem.wallet.payment;

import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.wallet.ledger.Journal;
import dev.tandem.web.state.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A step of one payment in the state machine, and the money that moves with it.
 *
 * @param payment the payment before the step
 * @param reason a stable word for machines, if the new state needs one
 * @param returned the amount that returns to the available balance; set exactly if the step is a
 *     reversal
 * @param causedBy the event that caused it, if one did
 */
record Step(
    FundPayment payment,
    PaymentTransition transition,
    @Nullable String reason,
    @Nullable Money returned,
    List<Journal> journals,
    @Nullable UUID causedBy) {

  Step {
    if (transition.in(payment.status()) != Verdict.MOVES) {
      throw new IllegalArgumentException("%s is no step of %s".formatted(transition, payment));
    }
    if ((transition == PaymentTransition.GIVEN_BACK) != (returned != null)) {
      throw new IllegalArgumentException("A reversal says what it returns, and nothing else does");
    }
    journals = List.copyOf(journals);
  }

  PaymentStatus to() {
    return transition.to();
  }

  static Step of(PaymentTransition transition, FundPayment payment, Journal... journals) {
    return new Step(payment, transition, null, null, List.of(journals), null);
  }

  static Step returning(Money returned, FundPayment payment, Journal... journals) {
    return new Step(
        payment,
        PaymentTransition.GIVEN_BACK,
        payment.statusReason(),
        returned,
        List.of(journals),
        null);
  }

  Step because(@Nullable String newReason) {
    return new Step(payment, transition, newReason, returned, journals, causedBy);
  }

  Step causedBy(UUID eventId) {
    return new Step(payment, transition, reason, returned, journals, eventId);
  }
}
