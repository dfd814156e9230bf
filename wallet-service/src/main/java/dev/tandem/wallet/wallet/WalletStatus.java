package dev.tandem.wallet.wallet;

/** A wallet's status: open for payments, or frozen. */
public enum WalletStatus {
  ACTIVE,
  /** Takes no new payment; what the bank has charged already is still credited. */
  FROZEN
}
