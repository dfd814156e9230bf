package dev.tandem.fundpurchase.breaks;

/** How a break can be settled. */
public enum Settlement {
  /** The order's amount buys shares at the NAV that the proposal names. */
  APPLY_NAV,
  /** What the fund house says is right. */
  ACCEPT_HOUSE,
  /** The order has the shares, at the NAV, that the proposal names. */
  CORRECT_SHARES,
  /** The order ends without shares, and its money goes back to the wallet. */
  RETURN_MONEY,
  /** The fund house is asked to take the order once more. */
  SUBMIT_AGAIN,
  /** What the fund house said has no effect. */
  DISMISS
}
