package dev.tandem.wallet.breaks;

/** The ways to settle a break. */
enum Settlement {
  /** The smaller of what was asked for and the smallest charge the bank spoke of is credited. */
  CREDIT_SMALLER,
  /** The charge in the bank's latest answer is credited, if it is no more than was requested. */
  ACCEPT_BANK,
  /** Nothing is credited: what the bank may have charged is to be returned there. */
  FAIL,
  /** The bank answered as it was asked after all, and had never spoken of other money. */
  BANK_CORRECTED
}
