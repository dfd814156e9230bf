package dev.tandem.ledger.statement;

import java.util.Optional;
import java.util.stream.Stream;

/** The statements there are, by the word that names each in a path. */
enum StatementKind {
  TRIAL_BALANCE("trial-balance", "Trial balance"),
  BALANCE_SHEET("balance-sheet", "Balance sheet"),
  INCOME("income", "Income");

  private final String word;
  private final String title;

  StatementKind(String word, String title) {
    this.word = word;
    this.title = title;
  }

  String word() {
    return word;
  }

  String title() {
    return title;
  }

  static Optional<StatementKind> named(String word) {
    return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
