package dev.tandem.localstack.check.progress;

import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Parts;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;

/** The accounting centre has heard of everything, the newest too. */
final class NothingIsUnproved implements Rule {

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    int missing = books.proof().underWay();
    if (missing > 0) {
      findings.accept(new Finding("moving", Parts.LEDGER, "misses " + missing + " of the newest"));
    }
  }
}
