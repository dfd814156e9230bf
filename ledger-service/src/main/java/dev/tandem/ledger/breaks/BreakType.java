package dev.tandem.ledger.breaks;

/** The kind of difference between a statement and the books. */
enum BreakType {
  /** The books expect what no statement shows, although it is due. */
  BANK_MISSING,
  /** A statement shows what the books do not know. */
  PLATFORM_MISSING,
  /** The bank shows less than the books expect. */
  AMOUNT_SHORT,
  /** The bank shows more than the books expect. */
  AMOUNT_OVER,
  /** The bank shows again what was matched before. */
  DUPLICATE,
  /** The bank has taken back what is good in the books. */
  STATUS,
  /** The bank has charged more than it may without asking. */
  FEE
}
