package dev.tandem.localstack.check.rule;

import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;

/** Something that holds of the books whatever has happened. */
@FunctionalInterface
interface Rule {

  void check(Books books, Consumer<Finding> findings);
}
