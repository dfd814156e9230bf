package dev.tandem.localstack.check.progress;

import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;

/** What services have published has reached Kafka, where a data centre runs. */
final class EventsAreInKafka implements Rule {

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    books.notInKafka().forEach((event, topic) -> {
      findings.accept(new Finding("sync", event, "of topic " + topic + " is not in Kafka"));
    });
  }
}
