package dev.tandem.fundpurchase.fund;

/** Whether a fund takes purchases. */
public enum FundStatus {
  OPEN,
  SUSPENDED
}
