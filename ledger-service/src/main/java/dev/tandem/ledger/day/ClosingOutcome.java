package dev.tandem.ledger.day;

import java.time.LocalDate;

/** The outcome of closing the books of a business date. */
sealed interface ClosingOutcome {

  /** They are closed, now or since an earlier request. */
  record Closed(ClosedDay day) implements ClosingOutcome {}

  /** The business date is not over. */
  record NotOver(LocalDate current) implements ClosingOutcome {}

  /** The books of a later date are closed already. */
  record NotNext(LocalDate last) implements ClosingOutcome {}
}
