package dev.tandem.analytics.activity;

/** A step in the life of a payment or of its payer. */
public enum Kind {
  WALLET_OPENED,
  /** A recharge or a purchase was asked for. */
  ASKED,
  COMPLETED,
  /** The bank or the wallet did not pay. */
  DECLINED,
  /** Risk or a reviewer refused it. */
  REFUSED,
  CANCELLED,
  REVERSED,
  /** Nobody acted in time. */
  EXPIRED
}
