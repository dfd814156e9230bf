package dev.tandem.contract;

/** The ways of paying for a fund purchase. */
public enum PurchaseKind {
  /** Recharge and purchase as one: the bank is charged, and no fee is taken. */
  DISCOUNT,
  /** From the wallet's available balance, with the fund's fee. */
  BALANCE
}
