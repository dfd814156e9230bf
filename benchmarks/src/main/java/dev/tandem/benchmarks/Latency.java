package dev.tandem.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import dev.tandem.benchmarks.load.ClosedLoop;
import dev.tandem.benchmarks.load.Entrant;
import dev.tandem.benchmarks.load.OpenLoop;
import dev.tandem.benchmarks.workload.Wallets;
import org.HdrHistogram.Histogram;

/**
 * Measures the time until a caller has its answer, and until the event has its effect: at half of
 * each contender's maximum, and at loads that are the same for all.
 */
final class Latency implements Part {

  static final String TABLE = "latency";
  static final String HALF_OF_OWN = "half of own max";
  static final String OFFERED = "offered/s";
  static final String END_TO_END_P50 = "end-to-end p50 ms";
  static final String END_TO_END_P99 = "end-to-end p99 ms";

  private static final List<Integer> COMMON_LOADS = List.of(100, 300);
  private static final int CALIBRATION_CALLERS = 64;

  @Override
  public String name() {
    return TABLE;
  }

  @Override
  public void run(Run run) {
    List<Entrant> field = run.publishers();
    for (int round = 1; round <= run.plan().rounds(); round++) {
      for (int load : COMMON_LOADS) {
        for (Entrant entrant : field) {
          measure(run, entrant, load + "/s", load, round);
        }
      }
      for (Entrant entrant : field) {
        measure(run, entrant, HALF_OF_OWN, maximum(run, entrant) / 2, round);
      }
    }
  }

  /** The highest rate it kept up with; measured now if it was not before. */
  private static double maximum(Run run, Entrant entrant) {
    String table = run.table(Throughput.TABLE);
    return run.results().points(table, Throughput.DELIVERED).stream()
        .flatMapToDouble(point ->
            run.results().median(table, entrant.name(), point, Throughput.DELIVERED).stream())
        .max()
        .orElseGet(() -> calibrate(run, entrant));
  }

  private static double calibrate(Run run, Entrant entrant) {
    double delivered = ClosedLoop.run(
            entrant,
            CALIBRATION_CALLERS,
            Wallets.SPREAD,
            run.plan().firstWarmUp(),
            run.plan().window())
        .deliveredPerSecond();
    String point = Throughput.point(CALIBRATION_CALLERS);
    run.results()
        .add(
            run.table(Throughput.TABLE), entrant.name(), point, Throughput.DELIVERED, 1, delivered);
    return delivered;
  }

  private static void measure(Run run, Entrant entrant, String point, double perSecond, int round) {
    Duration window = run.plan().openWindow();
    OpenLoop.Seen seen = OpenLoop.run(entrant, perSecond, window);
    String table = run.table(TABLE);
    run.results().add(table, entrant.name(), point, OFFERED, round, perSecond);
    addPercentiles(run, table, entrant, point, "commit", seen.commit(), round);
    addPercentiles(run, table, entrant, point, "end-to-end", seen.endToEnd(), round);
    run.progress(String.format(
        Locale.ROOT,
        "round %s, %s: %s %,.0f/s offered, commit p99 %.1f ms, end-to-end p99 %.1f ms%s",
        round,
        point,
        entrant.name(),
        perSecond,
        millis(seen.commit(), 99),
        millis(seen.endToEnd(), 99),
        Run.trouble(seen.failed(), seen.drained())));
    run.tidyUp(entrant);
  }

  private static void addPercentiles(
      Run run,
      String table,
      Entrant entrant,
      String point,
      String what,
      Histogram histogram,
      int round) {
    for (double percentile : new double[] {50, 99, 99.9}) {
      String metric = what + " p" + (percentile == 99.9 ? "99.9" : (int) percentile) + " ms";
      run.results().add(table, entrant.name(), point, metric, round, millis(histogram, percentile));
    }
  }

  private static double millis(Histogram micros, double percentile) {
    return micros.getValueAtPercentile(percentile) / 1e3;
  }
}
