package dev.tandem.wallet.breaks;

import java.time.Clock;
import java.time.Duration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Watches the open breaks; each scrape reads the few rows there are. */
@Component
class BreakMeters {

  private final JdbcBreakTasks breaks;
  private final Clock clock;

  BreakMeters(JdbcBreakTasks breaks, Clock clock, MeterRegistry meters) {
    this.breaks = breaks;
    this.clock = clock;
    Gauge.builder("tandem.wallet.bank.breaks", () -> breaks.standing().open())
        .description("Charges that the bank contradicts and a person has not settled yet")
        .register(meters);
    Gauge.builder("tandem.wallet.bank.breaks.oldest", this::oldestSeconds)
        .description("For how long the oldest of them has been waiting for a person")
        .baseUnit("seconds")
        .register(meters);
  }

  private double oldestSeconds() {
    var oldest = breaks.standing().oldest();
    return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
  }
}
