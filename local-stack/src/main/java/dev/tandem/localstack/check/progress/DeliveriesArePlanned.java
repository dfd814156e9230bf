package dev.tandem.localstack.check.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Webhooks.Delivery;
import dev.tandem.localstack.check.books.Webhooks.Endpoint;
import dev.tandem.localstack.check.books.Webhooks.Published;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;

/** Each event has a delivery, in whatever state, to each endpoint that asks for it. */
final class DeliveriesArePlanned implements Rule {

  // Older deliveries may have been forgotten by now, as they should be.
  private static final Duration REMEMBERED = Duration.ofDays(14);
  // The clocks of the services may differ by as much.
  private static final Duration GRACE = Duration.ofMinutes(1);

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    Instant since = books.now().minus(REMEMBERED);
    for (Endpoint endpoint : books.webhooks().endpoints()) {
      for (Published event : books.webhooks().published()) {
        if (event.at().isAfter(since)
            && event.at().isAfter(endpoint.enabledAt().plus(GRACE))
            && endpoint.asksFor(event)
            && !books.webhooks().planned().contains(new Delivery(endpoint.id(), event.id()))) {
          findings.accept(new Finding(
              "webhook",
              event.subject(),
              "no delivery of %s evt_%s to whe_%s"
                  .formatted(event.name(), event.id(), endpoint.id())));
        }
      }
    }
  }
}
