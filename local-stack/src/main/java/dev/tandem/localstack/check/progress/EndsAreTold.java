package dev.tandem.localstack.check.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.books.Books.Order;
import dev.tandem.localstack.check.books.Books.Recharge;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Investors have a notice of the outcome of each recharge and order, and of each correction. */
final class EndsAreTold implements Rule {

  // Older notices may have been forgotten by now, as they should be.
  private static final Duration REMEMBERED = Duration.ofDays(14);

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    Instant since = books.now().minus(REMEMBERED);
    Map<String, Long> corrections = new HashMap<>();
    books.allotted().forEach(it -> corrections.put(it.orderId(), it.corrections()));
    for (Recharge recharge : books.recharges()) {
      require(1, recharge.id(), recharge.endedAt(), since, books, findings);
    }
    for (Order order : books.orders()) {
      long due = 1 + corrections.getOrDefault(order.id(), 0L);
      require(
          due,
          order.id(),
          order.status().hasEnded() ? order.since() : null,
          since,
          books,
          findings);
    }
  }

  private static void require(
      long due,
      String subject,
      @Nullable Instant endedAt,
      Instant since,
      Books books,
      Consumer<Finding> findings) {
    long told = books.told().getOrDefault(subject, 0L);
    if (endedAt != null && endedAt.isAfter(since) && told < due) {
      findings.accept(new Finding(
          "untold", subject, "ended at %s; %s of %s notices".formatted(endedAt, told, due)));
    }
  }
}
