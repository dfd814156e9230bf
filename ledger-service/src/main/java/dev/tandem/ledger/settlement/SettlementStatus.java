package dev.tandem.ledger.settlement;

/** The states of a window; the database knows the same moves. */
enum SettlementStatus {
  /** Postings are stamped with it. */
  OPEN,
  /** Nothing new is stamped with it; what it is worth is about to be known. */
  CLOSED,
  /** The bank is told to pay, or was told and has not shown it on a statement yet. */
  PAYING,
  /** Paid, as a statement of the bank shows; or there was nothing to pay. */
  SETTLED,
  /** The bank refused to pay: what was owed is in the window that was open then. */
  FAILED
}
