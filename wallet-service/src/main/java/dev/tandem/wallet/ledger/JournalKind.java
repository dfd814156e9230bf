package dev.tandem.wallet.ledger;

/** What moved the money of a journal. */
public enum JournalKind {
  RECHARGE
}
