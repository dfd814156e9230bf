package dev.tandem.localstack.check.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Journeys.Step;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;

/** Each step of a journey at which somebody acts has one event, and one message if it tells. */
final class StepsAreTakenOnce implements Rule {

  // Older events and messages may have been forgotten by now, as they should be.
  private static final Duration REMEMBERED = Duration.ofDays(14);

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    Instant since = books.now().minus(REMEMBERED);
    for (Step step : books.journeys().steps()) {
      Instant at = step.passedAt();
      long messages = books.told().getOrDefault(step.id(), 0L);
      if (at == null) {
        find(step, "was never passed and has events", findings);
      } else if (at.isAfter(since) && step.events() != 1) {
        find(step, "passed at %s; %s events".formatted(at, step.events()), findings);
      } else if (at.isAfter(since) && messages != (step.tells() ? 1 : 0)) {
        find(step, "passed at %s; %s messages".formatted(at, messages), findings);
      }
    }
  }

  private static void find(Step step, String detail, Consumer<Finding> findings) {
    findings.accept(new Finding("step", step.id(), detail));
  }
}
