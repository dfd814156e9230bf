package dev.tandem.ledger.journal;

import java.util.List;

/** The business meaning of a journal. */
public enum JournalKind {
  RECHARGE("A wallet was recharged"),
  DISCOUNT_PURCHASE("A fund order was charged and paid as one"),
  PURCHASE("A fund order was paid from a wallet"),
  PURCHASE_FAILED("A charge for an order that could not be paid stays in the wallet"),
  SUBSCRIPTION("A fund house accepted an order"),
  REVERSAL("What was paid for an order went back to the wallet"),
  BANK_ENTRY("The bank showed on a statement what it had charged"),
  BANK_CHARGE("The bank charged for its work"),
  ADJUSTMENT("Two people agreed on a correction"),
  WRITE_OFF("Two people agreed not to pursue a difference"),
  PAYOUT("The bank was told to pay a fund house"),
  PAYOUT_SETTLED("The bank showed on a statement that a fund house was paid"),
  PAYOUT_RETURNED("A payout did not reach the fund house: it is owed again");

  /** The kinds that events make: those of the money of recharges and orders. */
  public static final List<JournalKind> OF_EVENTS =
      List.of(RECHARGE, DISCOUNT_PURCHASE, PURCHASE, PURCHASE_FAILED, SUBSCRIPTION, REVERSAL);

  private final String description;

  JournalKind(String description) {
    this.description = description;
  }

  /** The sentence people read. */
  public String description() {
    return description;
  }
}
