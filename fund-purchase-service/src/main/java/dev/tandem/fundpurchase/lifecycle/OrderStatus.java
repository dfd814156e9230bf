package dev.tandem.fundpurchase.lifecycle;

/** Where an order stands. {@link Transition} says how it moves. */
public enum OrderStatus {
  /** Waits for risk's decision. */
  SCREENING,
  /** Waits for the investor to prove who they are. */
  STEP_UP,
  /** Waits for a reviewer. */
  ON_HOLD,
  /** The wallet was asked to pay. */
  PAYING,
  /** Paid, not yet accepted by the fund house. */
  PAID,
  /** Accepted by the fund house, waits for T+1. */
  SUBMITTED,
  /** Compensating: the wallet was asked to take the payment back, or never to make it. */
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
  /** Paid, then given back to the wallet. */
  REVERSED;

  /** Nothing will change it any more, unless two people take back what was confirmed. */
  public boolean isTerminal() {
    return switch (this) {
      case CONFIRMED, REJECTED, PAYMENT_FAILED, EXPIRED, CANCELLED, REVERSED -> true;
      case SCREENING, STEP_UP, ON_HOLD, PAYING, PAID, SUBMITTED, REVERSING -> false;
    };
  }

  /** Nothing more happens to it today by itself: it has ended, awaits a person or its T+1. */
  public boolean isOutcomeOfTheDay() {
    return isTerminal() || awaitsPerson() || this == SUBMITTED;
  }

  /** It goes on only when a person acts. */
  public boolean awaitsPerson() {
    return this == STEP_UP || this == ON_HOLD;
  }
}
