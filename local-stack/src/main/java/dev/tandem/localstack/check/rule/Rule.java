package dev.tandem.localstack.check.rule;

import java.util.Set;
import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Parts;

/** A rule about the books that holds at any time. */
@FunctionalInterface
public interface Rule {

  /** The bank and the fund house, as {@link Books#unseen} names them. */
  Set<String> OUTSIDE = Set.of(Parts.BANK, Parts.FUND_HOUSE);

  void check(Books books, Consumer<Finding> findings);

  /** The parts whose books the rule needs. */
  default Set<String> needs() {
    return Set.of();
  }
}
