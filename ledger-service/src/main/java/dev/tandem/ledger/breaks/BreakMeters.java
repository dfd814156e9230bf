package dev.tandem.ledger.breaks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import org.springframework.stereotype.Component;

import static java.util.stream.Collectors.groupingBy;

/** The number and amount of breaks that are not settled, by type and age, for alerts. */
@Component
class BreakMeters {

  private final JdbcBreaks breaks;
  private final MultiGauge counts;
  private final MultiGauge amounts;
  private final Clock clock;

  BreakMeters(JdbcBreaks breaks, MeterRegistry meters, Clock clock) {
    this.breaks = breaks;
    this.clock = clock;
    this.counts = MultiGauge.builder("tandem.ledger.breaks")
        .description("Breaks with the bank that are not settled")
        .register(meters);
    this.amounts = MultiGauge.builder("tandem.ledger.breaks.amount")
        .description("What breaks with the bank differ by, in minor units")
        .register(meters);
  }

  /** Looks again. */
  void refresh() {
    var countRows = new ArrayList<Row<?>>();
    var amountRows = new ArrayList<Row<?>>();
    var groups = breaks.unsettledByAge(LocalDate.now(clock)).stream()
        .collect(groupingBy(it -> Tags.of(
            "type", it.type().name(),
            "currency", it.currency(),
            "age", AgeBucket.of(it.ageDays()).name())));
    groups.forEach((tags, some) -> {
      countRows.add(Row.of(tags, sum(some, JdbcBreaks.Unsettled::count)));
      amountRows.add(Row.of(tags, sum(some, JdbcBreaks.Unsettled::amountMinor)));
    });
    counts.register(countRows, true);
    amounts.register(amountRows, true);
  }

  private static long sum(
      List<JdbcBreaks.Unsettled> some, ToLongFunction<JdbcBreaks.Unsettled> part) {
    return some.stream().mapToLong(part).sum();
  }
}
