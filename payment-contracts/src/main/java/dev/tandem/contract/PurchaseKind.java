package dev.tandem.contract;

/** How a fund purchase is paid for. */
public enum PurchaseKind {
  /** Recharge and purchase as one: the bank is charged, and no fee is taken. */
  DISCOUNT,
  /** From the wallet's available balance, with the fund's fee. */
  BALANCE
}
