package dev.tandem.wallet.wallet;

/** Whether a wallet takes part in payments. */
public enum WalletStatus {
  ACTIVE,
  /** Takes no new payment; what the bank has charged already is still credited. */
  FROZEN
}
