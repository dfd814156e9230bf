package dev.tandem.wallet.ledger;

/** The cause of a journal. All but recharges refer to a fund order. */
public enum JournalKind {
  RECHARGE,
  /** The bank charged for a fund order. */
  PURCHASE_RECHARGE,
  /** The order's money left the available balance. */
  PURCHASE,
  /** The order's money was set aside in the wallet. */
  HOLD,
  /** The order's held money was paid. */
  CAPTURE,
  /** The order's held money is available again. */
  RELEASE,
  /** The fund house accepted the order and is owed its money. */
  SUBSCRIPTION,
  /** The order's payment is available again. */
  PURCHASE_REVERSAL
}
