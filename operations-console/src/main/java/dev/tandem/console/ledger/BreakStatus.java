package dev.tandem.console.ledger;

/** The status of a break with the bank. */
public enum BreakStatus {
  OPEN,
  PROPOSED,
  RESOLVED
}
