package dev.tandem.fundpurchase.breaks;

/** How what the fund house says differs from what we know, or what it lacks. */
public enum BreakKind {
  /** The house has confirmed what we do not know it to have accepted. */
  NOT_SUBMITTED(true),
  /** The NAV of the order's business date is not published. */
  NAV_MISSING(true),
  /** The confirmation that is corrected has not come. */
  FORMER_MISSING(true),
  /** Nobody ordered this here. */
  UNKNOWN_ORDER(false),
  OTHER_FUND(false),
  OTHER_AMOUNT(false),
  OTHER_CURRENCY(false),
  /** No NAV of the order's business date that we were told of. */
  OTHER_NAV(false),
  /** Not the shares the amount buys at that NAV. */
  OTHER_SHARES(false),
  /** Money was paid for 0.00 shares. */
  NO_SHARES(false),
  /** The order is not where this could happen to it. */
  CONTRADICTION(false),
  /** A line that was dealt with now says something else. */
  CHANGED_LINE(false),
  /** A line that is not what it should be. */
  UNREADABLE(false),
  /** A NAV that moved too far to be believed. */
  IMPLAUSIBLE_NAV(false),
  /** The NAV was corrected after the order was confirmed, and no line corrects its shares. */
  NAV_CHANGED(false),
  /** The house does not understand our order, or takes no orders of its business date. */
  NOT_TAKEN(false),
  /** The house holds something else under the order's reference. */
  OTHER_ORDER(false),
  /** A person says that something is wrong with the order. */
  REPORTED(false);

  private final boolean waits;

  BreakKind(boolean waits) {
    this.waits = waits;
  }

  /** Whether it likely passes by itself, when what is lacking comes. */
  public boolean waits() {
    return waits;
  }
}
