package dev.tandem.fundpurchase.fund;

/** A fund's status: open for purchases, or suspended. */
public enum FundStatus {
  OPEN,
  SUSPENDED
}
