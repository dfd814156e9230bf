package dev.tandem.localstack.check.progress;

import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;

/**
 * Nothing that the bank or the fund house said waits to be settled, and nobody is asked to review
 * what has ended: their decision would do nothing.
 */
final class TasksOfPeople implements Rule {

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    books
        .breaks()
        .forEach(it -> findings.accept(new Finding(
            "break",
            it.subject(),
            "%s: %s of %s is open since %s"
                .formatted(it.who(), it.kind(), it.id(), it.foundAt()))));
    books.recharges().stream()
        .filter(it -> it.status().hasEnded() && books.openReviews().contains(it.id()))
        .forEach(it -> findings.accept(review(it.id(), it.status())));
    books.orders().stream()
        .filter(it -> it.status().hasEnded() && books.openReviews().contains(it.id()))
        .forEach(it -> findings.accept(review(it.id(), it.status())));
  }

  private static Finding review(String subject, Enum<?> status) {
    return new Finding("review", subject, "is %s, but its review is open".formatted(status));
  }
}
