package dev.tandem.wallet.ledger;

/** The chart of accounts, as the table {@code account_kind} holds it. */
public enum AccountKind {
  /** Money the owner may spend: what the house owes to a wallet's owner. */
  WALLET_AVAILABLE,
  /** Money the bank has charged for the house and still has to pay. */
  BANK_CLEARING
}
