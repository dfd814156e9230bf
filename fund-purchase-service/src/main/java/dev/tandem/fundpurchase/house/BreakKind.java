package dev.tandem.fundpurchase.house;

/** How a confirmation differs from what we know. */
enum BreakKind {
  /** Nobody ordered this here. */
  UNKNOWN_ORDER,
  OTHER_FUND,
  OTHER_AMOUNT,
  /** Not the NAV of the order's business date. */
  OTHER_NAV,
  /** Not the shares the amount buys at that NAV. */
  OTHER_SHARES,
  /** The order is not where this could happen to it. */
  CONTRADICTION
}
