package dev.tandem.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.tandem.benchmarks.load.Entrant;
import dev.tandem.benchmarks.load.OpenLoop;
import dev.tandem.benchmarks.load.Pause;

/**
 * The broker is killed under load and comes back: the same outage for everybody at the same time.
 */
record Outage(Duration outage) implements LongPart {

  static final String TABLE = "outage";

  private static final double REQUESTS_PER_SECOND = 50;
  private static final Duration BEFORE = Duration.ofSeconds(10);
  private static final Duration AFTER = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  @Override
  public String name() {
    return TABLE;
  }

  @Override
  public void run(Run run) {
    List<Entrant> field = run.publishers();
    Duration load = BEFORE.plus(outage).plus(AFTER);
    Map<Entrant, CompletableFuture<OpenLoop.Seen>> loads = new LinkedHashMap<>();
    for (Entrant entrant : field) {
      loads.put(entrant, inBackground(entrant, load));
    }
    Pause.of(BEFORE);
    run.progress("the broker is killed");
    run.environment().broker().killBroker();
    Pause.of(outage);
    run.environment().broker().startBroker();
    long back = System.nanoTime();
    run.progress("the broker is back after " + outage.toSeconds() + " s and its start");
    Map<Entrant, Double> recoveries = recoveries(field, back);
    loads.forEach((entrant, seen) ->
        record(run, entrant, seen.join(), recoveries.getOrDefault(entrant, Double.NaN)));
  }

  private static CompletableFuture<OpenLoop.Seen> inBackground(Entrant entrant, Duration load) {
    CompletableFuture<OpenLoop.Seen> seen = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("load-" + entrant.name())
        .start(() -> seen.complete(OpenLoop.run(entrant, REQUESTS_PER_SECOND, load)));
    return seen;
  }

  /** Seconds until less than one second's load lacks its effect. */
  private static Map<Entrant, Double> recoveries(List<Entrant> field, long back) {
    Map<Entrant, Double> recovered = new LinkedHashMap<>();
    while (recovered.size() < field.size() && System.nanoTime() - back < PATIENCE.toNanos()) {
      for (Entrant entrant : field) {
        long behind = entrant.accepted() - entrant.effects().count();
        if (behind <= REQUESTS_PER_SECOND) {
          recovered.putIfAbsent(entrant, (System.nanoTime() - back) / 1e9);
        }
      }
      Pause.of(LOOK_AGAIN);
    }
    return recovered;
  }

  private void record(Run run, Entrant entrant, OpenLoop.Seen seen, double recovery) {
    String table = run.table(TABLE);
    String point = outage.toSeconds() + " s without a broker";
    String name = entrant.name();
    double answered = seen.commit().getTotalCount();
    run.results().add(table, name, point, "answered", 1, answered);
    run.results().add(table, name, point, "refused", 1, (double) seen.failed());
    run.results().add(table, name, point, "recovery s", 1, recovery);
    for (double percentile : new double[] {50, 99}) {
      run.results()
          .add(
              table,
              name,
              point,
              "commit p" + (int) percentile + " ms",
              1,
              seen.commit().getValueAtPercentile(percentile) / 1e3);
    }
    run.progress(String.format(
        Locale.ROOT,
        "%s: %,.0f answered, %,d refused, %.1f s to recover%s",
        name,
        answered,
        seen.failed(),
        recovery,
        Run.trouble(0, seen.drained())));
  }
}
