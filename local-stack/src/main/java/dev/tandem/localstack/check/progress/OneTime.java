package dev.tandem.localstack.check.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;

/** All instances have the same time: one behind the others would miss deadlines. */
final class OneTime implements Rule {

  // They are asked one after the other.
  private static final Duration APART = Duration.ofMinutes(1);

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    Instant latest = books.now().plus(APART);
    books.clocks().forEach((instance, time) -> {
      if (time.isAfter(latest)) {
        findings.accept(
            new Finding("clock", instance, "is at %s, another at %s".formatted(time, books.now())));
      }
    });
  }
}
