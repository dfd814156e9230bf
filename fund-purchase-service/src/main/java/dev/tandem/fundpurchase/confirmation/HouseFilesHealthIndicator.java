package dev.tandem.fundpurchase.confirmation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.tandem.fundpurchase.confirmation.JdbcFileMarks.Missing;
import dev.tandem.fundpurchase.house.HouseProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Reports DEGRADED while files of the fund house are missing: orders are taken, but not confirmed.
 */
@Component
class HouseFilesHealthIndicator implements HealthIndicator {

  private static final Status DEGRADED =
      new Status("DEGRADED", "Orders are taken, but confirmations wait");

  // A run or two may take long, or meet an instance that is about to start.
  private static final int RUNS_MISSED = 5;

  private final HouseProperties properties;
  private volatile Run last = new Run(true, 0, null, null);
  private volatile long readAllNanos = System.nanoTime();

  HouseFilesHealthIndicator(HouseProperties properties, MeterRegistry meters) {
    this.properties = properties;
    TimeGauge.builder(
            "tandem.fund.purchase.house.files.age",
            this,
            TimeUnit.NANOSECONDS,
            it -> it.age().toNanos())
        .description("How long ago all files of the fund house that were due were read")
        .register(meters);
    meters.gauge("tandem.fund.purchase.house.files.missing", this, it -> it.last.missing());
  }

  /** Records the end of a run, and the files that are still missing. */
  void ran(boolean readAll, Missing missing) {
    String oldest = missing.oldest() == null ? null : missing.oldest().toString();
    last = new Run(readAll, missing.files(), oldest, null);
    if (readAll) {
      readAllNanos = System.nanoTime();
    }
  }

  void failed(RuntimeException failure) {
    Run before = last;
    last = new Run(false, before.missing(), before.oldest(), failure.getClass().getSimpleName());
  }

  @Override
  public Health health() {
    Run run = last;
    boolean well = run.readAll()
        && run.missing() == 0
        && age().compareTo(properties.fetchEvery().multipliedBy(RUNS_MISSED).plusSeconds(30)) < 0;
    var health = (well ? Health.up() : Health.status(DEGRADED))
        .withDetail("missingFiles", run.missing())
        .withDetail("allReadSecondsAgo", age().toSeconds());
    if (run.oldest() != null) {
      health.withDetail("oldestMissing", run.oldest());
    }
    if (run.failure() != null) {
      health.withDetail("failure", run.failure());
    }
    return health.build();
  }

  private Duration age() {
    return Duration.ofNanos(System.nanoTime() - readAllNanos);
  }

  private record Run(
      boolean readAll,
      long missing,
      @Nullable String oldest,
      @Nullable String failure) {}
}
