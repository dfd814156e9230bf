package dev.tandem.localstack.check;

import java.util.function.Consumer;

/** Something that holds of the books whatever has happened. */
@FunctionalInterface
interface Rule {

  void check(Books books, Consumer<Finding> findings);
}
