package dev.tandem.ledger.bankstatement;

/** A gap between a statement and the one imported before it. */
enum Discontinuity {
  /** The house has no such account in this currency. */
  UNKNOWN_ACCOUNT,
  /** A statement of this number, or a later one, has been imported. */
  SEQUENCE_REPEATED,
  /** Statements before it have not come. */
  SEQUENCE_GAP,
  /** It does not open with the closing balance of the one before. */
  OPENING_BALANCE,
  /** Its day is not after that of the one before. */
  DAY_ORDER
}
