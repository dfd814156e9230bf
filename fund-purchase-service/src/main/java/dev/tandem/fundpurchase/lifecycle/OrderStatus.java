package dev.tandem.fundpurchase.lifecycle;

/** The status of an order. {@link Transition} has its moves. */
public enum OrderStatus {
  /** Waits for risk's decision. */
  SCREENING,
  /** Waits for the investor to prove who they are. */
  STEP_UP,
  /** Waits for a reviewer. */
  ON_HOLD,
  /** The wallet was asked to pay. */
  PAYING,
  /** Paid, but not yet accepted by the fund house. */
  PAID,
  /** Accepted by the fund house; waits for T+1. */
  SUBMITTED,
  /** Compensating: the wallet was asked to return the payment, or not to make it. */
  REVERSING,
  /** Shares are allotted. */
  CONFIRMED,
  /** Refused before any money moved. */
  REJECTED,
  /** The wallet could not pay. */
  PAYMENT_FAILED,
  /** Waited too long; no money has moved. */
  EXPIRED,
  /** Withdrawn by the investor before payment. */
  CANCELLED,
  /** Paid, then returned to the wallet. */
  REVERSED;

  /** Whether nothing can change it any more, unless two people take back confirmed shares. */
  public boolean isTerminal() {
    return switch (this) {
      case CONFIRMED, REJECTED, PAYMENT_FAILED, EXPIRED, CANCELLED, REVERSED -> true;
      case SCREENING, STEP_UP, ON_HOLD, PAYING, PAID, SUBMITTED, REVERSING -> false;
    };
  }

  /** Whether nothing more happens today by itself: it has ended, or awaits a person or T+1. */
  public boolean isOutcomeOfTheDay() {
    return isTerminal() || awaitsPerson() || this == SUBMITTED;
  }

  /** Whether it moves on only when a person acts. */
  public boolean awaitsPerson() {
    return this == STEP_UP || this == ON_HOLD;
  }
}
