package dev.tandem.ledger.settlement;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.springframework.stereotype.Component;

/** The age of what is owed to fund houses and not seen paid, and refused payouts, for alerts. */
@Component
class SettlementMeters {

  private final Counter refused;

  SettlementMeters(JdbcSettlements settlements, MeterRegistry registry, Clock clock) {
    TimeGauge.builder(
            "tandem.ledger.settlements.unpaid.oldest",
            () -> settlements.oldestUnpaidSeconds(clock.instant()),
            TimeUnit.SECONDS)
        .description("Time since the oldest closed window that no statement shows as paid closed")
        .register(registry);
    this.refused = Counter.builder("tandem.ledger.settlements.refused")
        .description("Payouts that the bank refused")
        .register(registry);
  }

  void refused() {
    refused.increment();
  }
}
