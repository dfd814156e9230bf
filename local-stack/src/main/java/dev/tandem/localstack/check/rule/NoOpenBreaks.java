package dev.tandem.localstack.check.rule;

import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;

/** No break with the bank or the fund house waits to be settled. */
final class NoOpenBreaks implements Rule {

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    books
        .breaks()
        .forEach(it -> findings.accept(new Finding(
            "break",
            it.subject(),
            "%s: %s of %s is open since %s"
                .formatted(it.who(), it.kind(), it.id(), it.foundAt()))));
  }
}
