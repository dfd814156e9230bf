package dev.tandem.wallet.recharge;

/**
 * Where a recharge stands; {@link RechargeTransition} says how it moves:
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

  /** Whether nothing can change it any more. */
  public boolean isTerminal() {
    return switch (this) {
      case COMPLETED, REJECTED, FAILED, EXPIRED -> true;
      case SCREENING, STEP_UP, ON_HOLD, CHARGING, UNKNOWN -> false;
    };
  }

  /** Whether risk, its owner or a reviewer has still to decide. */
  boolean isUndecided() {
    return this == SCREENING || awaitsPerson();
  }

  /** Whether it moves on only when a person acts. */
  public boolean awaitsPerson() {
    return this == STEP_UP || this == ON_HOLD;
  }

  /**
   * Whether this answers a caller who waits for an outcome: it moves on only by a person, or not at
   * all.
   */
  public boolean isOutcome() {
    return isTerminal() || awaitsPerson();
  }
}
