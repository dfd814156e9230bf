package dev.tandem.wallet.payment;

import java.util.Set;

import dev.tandem.web.state.TransitionRule;
import dev.tandem.web.state.Verdict;

import static dev.tandem.wallet.payment.PaymentStatus.CHARGING;
import static dev.tandem.wallet.payment.PaymentStatus.FAILED;
import static dev.tandem.wallet.payment.PaymentStatus.HELD;
import static dev.tandem.wallet.payment.PaymentStatus.PAID;
import static dev.tandem.wallet.payment.PaymentStatus.RECEIVED;
import static dev.tandem.wallet.payment.PaymentStatus.REVERSED;
import static dev.tandem.wallet.payment.PaymentStatus.REVERSING;
import static dev.tandem.wallet.payment.PaymentStatus.SUBMITTED;
import static dev.tandem.wallet.payment.PaymentStatus.UNKNOWN;
import static dev.tandem.web.state.TransitionRule.leadingTo;

/** The whole state machine of a fund payment: every event that can move it. */
@SuppressWarnings("ImmutableEnumChecker") // rules never change
enum PaymentTransition {
  CLAIMED(leadingTo(CHARGING).leaving(RECEIVED)),
  SET_ASIDE(leadingTo(HELD).leaving(RECEIVED)),
  FUNDED(leadingTo(PAID).leaving(CHARGING, UNKNOWN, HELD).lateIn(PAID, SUBMITTED)),
  REFUSED(leadingTo(FAILED).leaving(RECEIVED, CHARGING, UNKNOWN, HELD).lateIn(FAILED, REVERSED)),
  BANK_SILENT(leadingTo(UNKNOWN).leaving(CHARGING).lateInAnyOther()),
  ACCEPTED_BY_HOUSE(leadingTo(SUBMITTED).leaving(PAID).lateIn(SUBMITTED, REVERSED)),
  /** The bank may have charged: the reversal is answered once that is known. */
  REVERSAL_WAITS(leadingTo(REVERSING).leaving(CHARGING, UNKNOWN).lateIn(REVERSING, REVERSED)),
  GIVEN_BACK(
      leadingTo(REVERSED).leaving(HELD, PAID, SUBMITTED, FAILED, REVERSING).lateIn(REVERSED));

  private final TransitionRule<PaymentStatus> rule;

  PaymentTransition(TransitionRule<PaymentStatus> rule) {
    this.rule = rule;
  }

  PaymentStatus to() {
    return rule.to();
  }

  Set<PaymentStatus> leaves() {
    return rule.leaves();
  }

  Verdict in(PaymentStatus status) {
    return rule.in(status);
  }
}
