package dev.tandem.fundpurchase.breaks;

/** The kind of difference between the fund house's word and our books. */
public enum BreakKind {
  /** The house has confirmed what we do not know it to have accepted. */
  NOT_SUBMITTED(true),
  /** The house has confirmed an order that we do not know it to have accepted. */
  NAV_MISSING(true),
  /** The confirmation that is corrected has not come. */
  FORMER_MISSING(true),
  /** Nobody placed this order here. */
  UNKNOWN_ORDER(false),
  OTHER_FUND(false),
  OTHER_AMOUNT(false),
  OTHER_CURRENCY(false),
  /** The NAV is none that was published for the order's business date. */
  OTHER_NAV(false),
  /** The shares are not those that the amount buys at that NAV. */
  OTHER_SHARES(false),
  /** Money was paid for 0.00 shares. */
  NO_SHARES(false),
  /** The order's status does not allow it. */
  CONTRADICTION(false),
  /** A line that was dealt with has changed. */
  CHANGED_LINE(false),
  /** A line that cannot be read. */
  UNREADABLE(false),
  /** A NAV that moved too far to be believed. */
  IMPLAUSIBLE_NAV(false),
  /** The NAV was corrected after the order was confirmed, and no line corrects its shares. */
  NAV_CHANGED(false),
  /** The house cannot read our order, or takes no orders for its business date. */
  NOT_TAKEN(false),
  /** The house has another order under this order's reference. */
  OTHER_ORDER(false),
  /** A person says that something is wrong with the order. */
  REPORTED(false);

  private final boolean waits;

  BreakKind(boolean waits) {
    this.waits = waits;
  }

  /** Whether it will likely resolve itself, when the missing thing arrives. */
  public boolean waits() {
    return waits;
  }
}
