package dev.tandem.fundpurchase.breaks;

/** The place where a break was found. */
public enum BreakSource {
  /** In a list of NAVs. */
  NAVS,
  /** In a confirmation file. */
  CONFIRMATIONS,
  /** In the fund house's answer to an order. */
  SUBMISSION,
  /** In an order, by the NAV it has its shares by. */
  PRICES,
  /** By a person. */
  OPERATOR
}
