package dev.tandem.wallet.breaks;

/** The kind of payment that a break is about. */
public enum BreakSubject {
  RECHARGE,
  FUND_PAYMENT
}
