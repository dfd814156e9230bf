package dev.tandem.wallet.recharge;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/** Counts recharges by their status. */
@Component
class RechargeMeters {

  private final Map<RechargeStatus, Counter> reached = new EnumMap<>(RechargeStatus.class);
  private final Timer untilCompleted;

  RechargeMeters(MeterRegistry meters) {
    for (var status : RechargeStatus.values()) {
      reached.put(
          status,
          Counter.builder("tandem.wallet.recharges")
              .description("Recharges that reached a status")
              .tag("status", status.name())
              .register(meters));
    }
    this.untilCompleted = Timer.builder("tandem.wallet.recharge.duration")
        .description("From the request to the credit")
        .publishPercentileHistogram()
        .register(meters);
  }

  void changed(List<Recharge> recharges) {
    for (var recharge : recharges) {
      Objects.requireNonNull(reached.get(recharge.status())).increment();
      var endedAt = recharge.endedAt();
      if (recharge.status() == RechargeStatus.COMPLETED && endedAt != null) {
        untilCompleted.record(Duration.between(recharge.createdAt(), endedAt));
      }
    }
  }
}
