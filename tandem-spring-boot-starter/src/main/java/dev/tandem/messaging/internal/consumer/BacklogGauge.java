package dev.tandem.messaging.internal.consumer;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.tandem.messaging.internal.database.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;

/** Shows a backlog as it was last looked up, so that a scrape costs the database nothing. */
final class BacklogGauge {

  private final Supplier<Backlog> source;
  private volatile Backlog latest = Backlog.EMPTY;

  BacklogGauge(Supplier<Backlog> source) {
    this.source = source;
  }

  /** Shows the size of the backlog as {@code name}. */
  BacklogGauge counted(String name, String description, MeterRegistry registry) {
    Gauge.builder(name, () -> latest.count()).description(description).register(registry);
    return this;
  }

  /** Shows how long its oldest row has waited as {@code name}. */
  BacklogGauge aged(String name, String description, MeterRegistry registry, Clock clock) {
    TimeGauge.builder(name, () -> latest.ageSeconds(clock), TimeUnit.SECONDS)
        .description(description)
        .register(registry);
    return this;
  }

  void refresh() {
    latest = source.get();
  }
}
