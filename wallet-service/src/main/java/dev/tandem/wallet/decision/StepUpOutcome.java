package dev.tandem.wallet.decision;

import dev.tandem.wallet.recharge.Recharge;
import dev.tandem.wallet.recharge.RechargeStatus;

/** The outcome of checking a step-up code. */
sealed interface StepUpOutcome {

  /** The code was right and the bank is being asked; or the wallet was frozen meanwhile. */
  record Proven(Recharge recharge) implements StepUpOutcome {}

  /** The code is wrong; after the last try the recharge is rejected. */
  record WrongCode(int triesLeft) implements StepUpOutcome {}

  /** The recharge does not wait for a code. */
  record NotExpected(RechargeStatus status) implements StepUpOutcome {}

  record NotFound() implements StepUpOutcome {}
}
