package dev.tandem.localstack.check.money;

import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;

/** Orders, messages, books and bank agree, as the accounting centre proves it. */
final class ProofHolds implements Rule {

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    books.proof().differing().forEach((id, sides) -> {
      findings.accept(new Finding("proof", id, "is not proved: " + sides));
    });
  }
}
