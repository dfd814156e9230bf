package dev.tandem.ledger.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

/**
 * Lines that belong together: they sum to zero in every currency.
 *
 * @param causeId what caused it, such as the event: with its kind, it is posted once
 * @param reference what people look it up by, such as the order
 * @param effectiveAt when it happened, which may be long before it is posted
 */
public record Journal(
    UUID causeId, JournalKind kind, String reference, Instant effectiveAt, List<Line> lines) {

  public Journal {
    // What moves nothing is no line: an order without a fee has no posting of it.
    lines = lines.stream().filter(line -> line.amount().minorUnits() != 0).toList();
    var sums = lines.stream()
        .map(Line::amount)
        .collect(groupingBy(Money::currency, reducing((left, right) -> left.plus(right))));
    sums.forEach((currency, sum) -> {
      if (sum.orElseThrow().minorUnits() != 0) {
        throw new IllegalArgumentException(
            "The journal of %s is out of balance by %s".formatted(reference, sum.get()));
      }
    });
  }

  /** One without anything to post, because nothing moved. */
  boolean isEmpty() {
    return lines.isEmpty();
  }
}
