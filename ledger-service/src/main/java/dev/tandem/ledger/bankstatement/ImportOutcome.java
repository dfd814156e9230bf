package dev.tandem.ledger.bankstatement;

import java.util.List;

/** The outcome of importing a file. */
sealed interface ImportOutcome {

  /** Its statements are part of the books. */
  record Imported(List<BankStatement> statements) implements ImportOutcome {}

  /** They were before; nothing has changed. */
  record Known(List<BankStatement> statements) implements ImportOutcome {}

  /** None of it was taken. */
  record Refused(String flaw, String detail) implements ImportOutcome {}
}
