package dev.tandem.wallet.breaks;

/** How a break ends. */
enum Settlement {
  /** The smaller of what was asked for and the smallest charge the bank spoke of is credited. */
  CREDIT_SMALLER,
  /** What the bank says now is credited, if it is not more than was asked for. */
  ACCEPT_BANK,
  /** Nothing is credited: what the bank may have charged is to be returned there. */
  FAIL,
  /** The bank answered as it was asked after all, and had never spoken of other money. */
  BANK_CORRECTED
}
