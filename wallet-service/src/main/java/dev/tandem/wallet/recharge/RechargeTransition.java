package dev.tandem.wallet.recharge;

import java.util.Set;

import dev.tandem.web.state.TransitionRule;
import dev.tandem.web.state.Verdict;

import static dev.tandem.wallet.recharge.RechargeStatus.CHARGING;
import static dev.tandem.wallet.recharge.RechargeStatus.COMPLETED;
import static dev.tandem.wallet.recharge.RechargeStatus.EXPIRED;
import static dev.tandem.wallet.recharge.RechargeStatus.FAILED;
import static dev.tandem.wallet.recharge.RechargeStatus.ON_HOLD;
import static dev.tandem.wallet.recharge.RechargeStatus.REJECTED;
import static dev.tandem.wallet.recharge.RechargeStatus.SCREENING;
import static dev.tandem.wallet.recharge.RechargeStatus.STEP_UP;
import static dev.tandem.wallet.recharge.RechargeStatus.UNKNOWN;
import static dev.tandem.web.state.TransitionRule.leadingTo;

/** The whole state machine of a recharge: every event that can move it. */
@SuppressWarnings("ImmutableEnumChecker") // rules never change
public enum RechargeTransition {
  STEP_UP_REQUIRED(leadingTo(STEP_UP).leaving(SCREENING).lateInAnyOther()),
  HELD(leadingTo(ON_HOLD).leaving(SCREENING).lateInAnyOther()),
  /** An approval does not waive a step-up that was asked for: only the owner's code does. */
  APPROVED(leadingTo(CHARGING).leaving(SCREENING, ON_HOLD).lateInAnyOther()),
  APPROVED_WHILE_FROZEN(leadingTo(REJECTED).leaving(SCREENING, ON_HOLD).lateInAnyOther()),
  PROVEN(leadingTo(CHARGING).leaving(STEP_UP).lateInAnyOther()),
  PROVEN_WHILE_FROZEN(leadingTo(REJECTED).leaving(STEP_UP).lateInAnyOther()),
  NOT_PROVEN(leadingTo(REJECTED).leaving(STEP_UP).lateInAnyOther()),
  REFUSED(leadingTo(REJECTED).leaving(SCREENING, STEP_UP, ON_HOLD).lateInAnyOther()),
  WAITED_TOO_LONG(leadingTo(EXPIRED).leaving(SCREENING, STEP_UP, ON_HOLD).lateInAnyOther()),

  BANK_SILENT(leadingTo(UNKNOWN).leaving(CHARGING).lateInAnyOther()),
  BANK_CHARGED(leadingTo(COMPLETED).leaving(CHARGING, UNKNOWN).lateIn(COMPLETED)),
  BANK_REFUSED(leadingTo(FAILED).leaving(CHARGING, UNKNOWN).lateIn(FAILED));

  private final TransitionRule<RechargeStatus> rule;

  RechargeTransition(TransitionRule<RechargeStatus> rule) {
    this.rule = rule;
  }

  public RechargeStatus to() {
    return rule.to();
  }

  Set<RechargeStatus> leaves() {
    return rule.leaves();
  }

  Verdict in(RechargeStatus status) {
    return rule.in(status);
  }
}
