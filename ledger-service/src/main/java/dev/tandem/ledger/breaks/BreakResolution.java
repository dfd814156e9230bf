package dev.tandem.ledger.breaks;

import dev.tandem.ledger.chart.Account;
import dev.tandem.ledger.journal.JournalKind;

/** How people settle a break. */
enum BreakResolution {
  /** Both sides, perhaps of several breaks, come to the same. */
  MATCH,
  /** What the bank shows is booked; the rest waits on suspense, or is a charge of the bank. */
  ADJUST,
  /** It stays open and is looked at again. */
  CARRY_OVER,
  /** What the bank shows is booked; the rest is a loss, or a gain. */
  WRITE_OFF;

  JournalKind journal() {
    return switch (this) {
      case MATCH -> JournalKind.BANK_ENTRY;
      case ADJUST -> JournalKind.ADJUSTMENT;
      case WRITE_OFF -> JournalKind.WRITE_OFF;
      case CARRY_OVER -> throw new IllegalStateException("What is carried over is not posted");
    };
  }

  /** Where the difference goes. */
  Account rest(BreakType type) {
    if (this == WRITE_OFF) {
      return Account.WRITE_OFF;
    }
    return type == BreakType.FEE ? Account.BANK_CHARGES : Account.SUSPENSE;
  }
}
