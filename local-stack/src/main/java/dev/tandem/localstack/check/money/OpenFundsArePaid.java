package dev.tandem.localstack.check.money;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import dev.tandem.localstack.check.books.Books;
import dev.tandem.localstack.check.rule.Finding;
import dev.tandem.localstack.check.rule.Rule;

/** No payment is asked for while the order's fund is suspended, however long the order waited. */
final class OpenFundsArePaid implements Rule {

  // An instance that missed the news of a suspension reads the fund again after a minute.
  private static final Duration GRACE = Duration.ofMinutes(2);

  @Override
  public void check(Books books, Consumer<Finding> findings) {
    Map<String, TreeMap<Instant, Boolean>> suspensions = new HashMap<>();
    books
        .fundChanges()
        .forEach(it -> suspensions
            .computeIfAbsent(it.fundCode(), _ -> new TreeMap<>())
            .put(it.at(), it.suspended()));
    books.askedToPay().forEach(order -> {
      var changes = suspensions.getOrDefault(order.fundCode(), new TreeMap<>());
      var lately = changes.subMap(order.at().minus(GRACE), true, order.at(), true);
      var before = changes.lowerEntry(order.at().minus(GRACE));
      if (before != null && before.getValue() && !lately.containsValue(false)) {
        findings.accept(new Finding(
            "suspended",
            order.orderId(),
            "its payment was asked for at %s, but %s was suspended at %s"
                .formatted(order.at(), order.fundCode(), before.getKey())));
      }
    });
  }
}
