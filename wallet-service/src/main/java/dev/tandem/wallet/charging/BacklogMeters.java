package dev.tandem.wallet.charging;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.wallet.Now;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Watches the charges that are not settled. */
@Configuration(proxyBeanMethods = false)
class BacklogMeters implements SchedulingConfigurer {

  private final List<BankCharging<?>> chargings;
  private final ChargingProperties properties;
  private final MeterRegistry meters;
  private final Clock clock;

  BacklogMeters(
      List<BankCharging<?>> chargings,
      ChargingProperties properties,
      MeterRegistry meters,
      Clock clock) {
    this.chargings = chargings;
    this.properties = properties;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    for (var charging : chargings) {
      var charges = charging.charges();
      var latest = new AtomicReference<>(Backlog.NONE);
      watch(charges.meterPrefix(), latest);
      tasks.addFixedDelayTask(
          () -> latest.set(charges.backlog(Now.of(clock))), properties.backlogInterval());
    }
  }

  private void watch(String prefix, AtomicReference<Backlog> latest) {
    Gauge.builder(
            prefix + ".unsettled", () -> Objects.requireNonNull(latest.get()).count())
        .description("How many are not settled")
        .register(meters);
    Gauge.builder(
            prefix + ".unsettled.oldest",
            () -> Objects.requireNonNull(latest.get()).oldestSeconds())
        .description("For how long the oldest of them has been waiting")
        .baseUnit("seconds")
        .register(meters);
  }
}
