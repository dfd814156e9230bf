package dev.tandem.wallet.ledger;

/** What moved the money of a journal. All but a recharge refer to a fund order. */
public enum JournalKind {
  RECHARGE,
  /** The bank charged for a fund order. */
  PURCHASE_RECHARGE,
  /** The order's money left the available balance. */
  PURCHASE,
  /** The order's money was set aside in the wallet. */
  HOLD,
  /** The order's money left what was set aside. */
  CAPTURE,
  /** What was set aside is available again. */
  RELEASE,
  /** The fund house accepted the order and is owed its money. */
  SUBSCRIPTION,
  /** What was paid is available again. */
  PURCHASE_REVERSAL
}
