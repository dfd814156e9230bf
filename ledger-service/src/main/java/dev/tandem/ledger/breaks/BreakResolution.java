package dev.tandem.ledger.breaks;

import dev.tandem.ledger.chart.Account;
import dev.tandem.ledger.journal.JournalKind;

/** The ways to settle a break. */
enum BreakResolution {
  /** Both sides, perhaps of several breaks, come to the same. */
  MATCH,
  /** Books the bank's amount; the rest waits on suspense, or is a charge of the bank. */
  ADJUST,
  /** It stays open and is looked at again. */
  CARRY_OVER,
  /** Books the bank's amount; the rest is a loss, or a gain. */
  WRITE_OFF;

  JournalKind journal() {
    return switch (this) {
      case MATCH -> JournalKind.BANK_ENTRY;
      case ADJUST -> JournalKind.ADJUSTMENT;
      case WRITE_OFF -> JournalKind.WRITE_OFF;
      case CARRY_OVER -> throw new IllegalStateException("What is carried over is not posted");
    };
  }

  /** The account that takes the difference. */
  Account rest(BreakType type) {
    if (this == WRITE_OFF) {
      return Account.WRITE_OFF;
    }
    return type == BreakType.FEE ? Account.BANK_CHARGES : Account.SUSPENSE;
  }
}
