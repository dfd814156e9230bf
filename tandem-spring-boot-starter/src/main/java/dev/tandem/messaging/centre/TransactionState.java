package dev.tandem.messaging.centre;

/** What is known about a transaction outside the outbox's database. */
public enum TransactionState {
  /** It took effect, and will not be undone. */
  COMMITTED,
  /** It had no effect, and never will have one. */
  ROLLED_BACK,
  /** It may still end either way; ask again later. */
  UNKNOWN
}
