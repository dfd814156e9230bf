package dev.tandem.wallet.payment;

/**
 * Where the payment of a fund order stands; {@link PaymentTransition} says how it moves:
 *
 * <pre>
 * RECEIVED ─┬─ CHARGING ─┬──────────────────┬─► PAID ─┬────────────────┐
 *           │     │      └─ UNKNOWN ────────┤    │    └─ SUBMITTED ────┤
 *           │     │           │             │    │                     │
 *           │     └───────────┴─► REVERSING ┼────┼─────────────────────┼─► REVERSED
 *           ├─ HELD ────────────────────────┤    │                     │
 *           └───────────────────────────────┴─► FAILED ────────────────┘
 * </pre>
 *
 * A reversal that comes before its payment starts, and ends, as {@code REVERSED}.
 */
enum PaymentStatus {
  /** Being created; it moves on in the same transaction, so that no other ever sees this status. */
  RECEIVED,
  /** Claimed for the bank: from here on money may have moved, and only the bank knows. */
  CHARGING,
  /** The bank was asked and did not answer; a query settles it, nothing else does. */
  UNKNOWN,
  /** The money is set aside in the wallet, until it is captured or its time to pay is over. */
  HELD,
  /**
   * A reversal waits until it is known whether the bank has charged; nothing is charged any more.
   */
  REVERSING,
  /** The money has left the wallet and is in transit to the fund house. */
  PAID,
  /** The fund house accepted the order and is owed the money. */
  SUBMITTED,
  /** It could not be paid: no money has moved. */
  FAILED,
  /**
   * Nothing is paid any more and nothing will be; the payment, if there was one, is in the wallet
   * again.
   */
  REVERSED;

  /** Whether it moves on by itself: a job looks after it until it does. */
  boolean isUnsettled() {
    return switch (this) {
      case CHARGING, UNKNOWN, HELD, REVERSING -> true;
      case RECEIVED, PAID, SUBMITTED, FAILED, REVERSED -> false;
    };
  }
}
