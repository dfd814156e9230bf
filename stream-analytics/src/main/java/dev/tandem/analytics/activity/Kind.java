package dev.tandem.analytics.activity;

/** A step in the life of a payment, or something that its payer did besides. */
public enum Kind {
  WALLET_OPENED,
  /** A recharge or a purchase was asked for. */
  ASKED,
  /** The money of a purchase was asked for, after risk had nothing against it. */
  PAYING,
  COMPLETED,
  /** The bank or the wallet did not pay. */
  DECLINED,
  /** Risk or a reviewer refused it. */
  REFUSED,
  CANCELLED,
  REVERSED,
  /** Nobody acted in time. */
  EXPIRED,
  LOGGED_IN,
  /** A fund was looked at. */
  VIEWED;

  /** Whether apps told of it, with a time of their own. */
  public boolean isBehaviour() {
    return this == LOGGED_IN || this == VIEWED;
  }
}
