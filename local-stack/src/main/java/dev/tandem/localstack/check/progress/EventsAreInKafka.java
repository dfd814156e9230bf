package dev.tandem.localstack.check.progress;

import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;

/** What services have published is in Kafka, and nothing else, where a data centre runs. */
final class EventsAreInKafka implements Rule {

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    books.notInKafka().forEach((what, wrong) -> {
      findings.accept(new Finding("sync", what, wrong));
    });
  }
}
