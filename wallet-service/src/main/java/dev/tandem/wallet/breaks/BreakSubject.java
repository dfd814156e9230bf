package dev.tandem.wallet.breaks;

/** What a break is about. */
public enum BreakSubject {
  RECHARGE,
  FUND_PAYMENT
}
