package dev.tandem.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import dev.tandem.benchmarks.load.ClosedLoop;
import dev.tandem.benchmarks.load.Entrant;
import dev.tandem.benchmarks.workload.Wallets;

/** Measures the recharges per second of each contender with few and with many callers. */
final class Throughput implements Part {

  static final String TABLE = "throughput";
  static final String ACCEPTED = "accepted/s";
  static final String DELIVERED = "delivered/s";
  static final String COMMIT_P50 = "commit p50 ms";
  static final String COMMIT_P99 = "commit p99 ms";

  @Override
  public String name() {
    return TABLE;
  }

  @Override
  public boolean alsoUnflushed() {
    return true;
  }

  @Override
  public void run(Run run) {
    List<Entrant> field = run.field();
    for (int round = 1; round <= run.plan().rounds(); round++) {
      for (int callers : run.plan().callers()) {
        for (Entrant entrant : field) {
          measure(run, entrant, callers, round);
        }
      }
    }
  }

  private static void measure(Run run, Entrant entrant, int callers, int round) {
    Duration warmUp = round == 1 ? run.plan().firstWarmUp() : run.plan().warmUp();
    ClosedLoop.Seen seen =
        ClosedLoop.run(entrant, callers, Wallets.SPREAD, warmUp, run.plan().window());
    String table = run.table(TABLE);
    String point = point(callers);
    run.results().add(table, entrant.name(), point, ACCEPTED, round, seen.acceptedPerSecond());
    run.results().add(table, entrant.name(), point, DELIVERED, round, seen.deliveredPerSecond());
    run.results()
        .add(
            table,
            entrant.name(),
            point,
            COMMIT_P50,
            round,
            seen.commit().getValueAtPercentile(50) / 1e3);
    run.results()
        .add(
            table,
            entrant.name(),
            point,
            COMMIT_P99,
            round,
            seen.commit().getValueAtPercentile(99) / 1e3);
    run.progress(String.format(
        Locale.ROOT,
        "round %s, %s: %s %,.0f/s accepted, %,.0f/s with effects%s",
        round,
        point,
        entrant.name(),
        seen.acceptedPerSecond(),
        seen.deliveredPerSecond(),
        Run.trouble(seen.failed(), seen.drained())));
    run.tidyUp(entrant);
  }

  static String point(int callers) {
    return callers + (callers == 1 ? " caller" : " callers");
  }
}
