package dev.tandem.benchmarks;

import java.util.List;
import java.util.Locale;

import dev.tandem.benchmarks.load.ClosedLoop;
import dev.tandem.benchmarks.load.Entrant;
import dev.tandem.benchmarks.workload.Wallets;

/** Measures the cost of many recharges going to few wallets, or all to one. */
final class HotWallets implements Part {

  static final String TABLE = "wallets";

  private static final int CALLERS = 256;

  @Override
  public String name() {
    return TABLE;
  }

  @Override
  public void run(Run run) {
    List<Entrant> field = run.publishers();
    for (int round = 1; round <= run.plan().rounds(); round++) {
      for (Wallets wallets : Wallets.values()) {
        for (Entrant entrant : field) {
          measure(run, entrant, wallets, round);
        }
      }
    }
  }

  private static void measure(Run run, Entrant entrant, Wallets wallets, int round) {
    ClosedLoop.Seen seen = ClosedLoop.run(
        entrant, CALLERS, wallets, run.plan().warmUp(), run.plan().window());
    String table = run.table(TABLE);
    String point = point(wallets);
    run.results()
        .add(table, entrant.name(), point, Throughput.ACCEPTED, round, seen.acceptedPerSecond());
    run.results()
        .add(table, entrant.name(), point, Throughput.DELIVERED, round, seen.deliveredPerSecond());
    run.progress(String.format(
        Locale.ROOT,
        "round %s, %s: %s %,.0f/s with effects%s",
        round,
        point,
        entrant.name(),
        seen.deliveredPerSecond(),
        Run.trouble(seen.failed(), seen.drained())));
    run.tidyUp(entrant);
  }

  static String point(Wallets wallets) {
    return wallets == Wallets.HOT ? "one wallet" : wallets.name().toLowerCase(Locale.ROOT);
  }
}
