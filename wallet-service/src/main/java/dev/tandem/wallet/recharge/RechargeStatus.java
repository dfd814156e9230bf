package dev.tandem.wallet.recharge;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a recharge stands, and where it can go from there:
 *
 * <pre>
 * SCREENING ──┬─────────────► CHARGING ──┬─────────────► COMPLETED
 *   │         ├─ STEP_UP ──┤    │        └─ UNKNOWN ──┤
 *   │         └─ ON_HOLD ──┘    └───────────┴──────────► FAILED
 *   └──────────────┴──────────► REJECTED, EXPIRED
 * </pre>
 */
public enum RechargeStatus {
  /** Waits for the risk decision. */
  SCREENING,
  /** Waits for the owner to prove who they are. */
  STEP_UP,
  /** Waits for a reviewer. */
  ON_HOLD,
  /** Claimed for the bank: from here on money may have moved, and only the bank knows. */
  CHARGING,
  /** The bank was asked and did not answer; a query settles it, nothing else does. */
  UNKNOWN,
  /** The bank charged and the wallet is credited. */
  COMPLETED,
  /** Risk, the owner's failed step-up or a frozen wallet stopped it before the bank was asked. */
  REJECTED,
  /** The bank did not charge and cannot any more. */
  FAILED,
  /** A deadline passed before the bank was asked. */
  EXPIRED;

  /** The states that can follow. */
  public Set<RechargeStatus> next() {
    return switch (this) {
      case SCREENING -> EnumSet.of(STEP_UP, ON_HOLD, CHARGING, REJECTED, EXPIRED);
      case STEP_UP, ON_HOLD -> EnumSet.of(CHARGING, REJECTED, EXPIRED);
      case CHARGING -> EnumSet.of(UNKNOWN, COMPLETED, FAILED);
      case UNKNOWN -> EnumSet.of(COMPLETED, FAILED);
      case COMPLETED, REJECTED, FAILED, EXPIRED -> EnumSet.noneOf(RechargeStatus.class);
    };
  }

  /** Whether it ends here. */
  public boolean isTerminal() {
    return next().isEmpty();
  }

  /** Whether it goes on only when a person acts. */
  public boolean awaitsPerson() {
    return this == STEP_UP || this == ON_HOLD;
  }

  /** Whether a caller who waits for an outcome has it: nothing more comes without a person. */
  public boolean isOutcome() {
    return isTerminal() || awaitsPerson();
  }
}
