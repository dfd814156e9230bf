package dev.tandem.wallet.charging;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.tandem.wallet.Now;
import dev.tandem.wallet.recharge.DueRecharges;
import dev.tandem.wallet.recharge.DueRecharges.Backlog;
import dev.tandem.wallet.recharge.Recharge;
import dev.tandem.wallet.recharge.RechargeChangeListener;
import dev.tandem.wallet.recharge.RechargeStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts where recharges go and watches what the bank owes an answer for. */
@Component
class RechargeMetrics implements RechargeChangeListener {

  private final Map<RechargeStatus, Counter> reached = new EnumMap<>(RechargeStatus.class);
  private final Timer untilCompleted;
  private final DueRecharges dueRecharges;
  private final Clock clock;
  private volatile Backlog backlog = new Backlog(0, 0);

  RechargeMetrics(DueRecharges dueRecharges, Clock clock, MeterRegistry meters) {
    this.dueRecharges = dueRecharges;
    this.clock = clock;
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
    Gauge.builder("tandem.wallet.recharges.unsettled", () -> backlog.count())
        .description("Recharges the bank owes an answer for")
        .register(meters);
    Gauge.builder("tandem.wallet.recharges.unsettled.oldest", () -> backlog.oldestSeconds())
        .description("How long the oldest of them has been waiting")
        .baseUnit("seconds")
        .register(meters);
  }

  @Override
  public void changed(List<Recharge> recharges) {
    for (var recharge : recharges) {
      Objects.requireNonNull(reached.get(recharge.status())).increment();
      var endedAt = recharge.endedAt();
      if (recharge.status() == RechargeStatus.COMPLETED && endedAt != null) {
        untilCompleted.record(Duration.between(recharge.createdAt(), endedAt));
      }
    }
  }

  @Scheduled(fixedDelayString = "${tandem.wallet.charging.backlog-interval:10s}")
  void lookAtBacklog() {
    backlog = dueRecharges.unsettledBacklog(Now.of(clock));
  }
}
