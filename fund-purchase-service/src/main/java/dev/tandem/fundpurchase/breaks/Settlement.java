package dev.tandem.fundpurchase.breaks;

/** The ways to settle a break. */
public enum Settlement {
  /** The order's amount buys shares at the NAV that the proposal names. */
  APPLY_NAV,
  /** The fund house is right. */
  ACCEPT_HOUSE,
  /** The order gets the shares, at the NAV, that the proposal names. */
  CORRECT_SHARES,
  /** The order ends without shares, and its money goes back to the wallet. */
  RETURN_MONEY,
  /** The fund house is asked to take the order once more. */
  SUBMIT_AGAIN,
  /** The fund house's line or answer is ignored. */
  DISMISS
}
