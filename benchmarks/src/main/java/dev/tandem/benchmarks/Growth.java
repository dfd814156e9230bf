package dev.tandem.benchmarks;

import java.time.Duration;
import java.util.Locale;

import dev.tandem.benchmarks.contender.Contenders;
import dev.tandem.benchmarks.load.ClosedLoop;
import dev.tandem.benchmarks.load.Entrant;
import dev.tandem.benchmarks.load.GrownTables;
import dev.tandem.benchmarks.workload.Wallets;

/**
 * Measures the cost of a recharge when outbox and inbox are full. Today's partitions are swapped
 * for full ones and back, so that both are measured in turns by the same application.
 */
record Growth(int rows) implements LongPart {

  static final String TABLE = "growth";
  static final String EMPTY = "empty tables";
  static final String FULL = "full tables";

  private static final int CALLERS = 256;

  @Override
  public String name() {
    return TABLE;
  }

  @Override
  public void run(Run run) {
    try (Entrant entrant = Entrant.start(Contenders.groupCommit(true), run.environment())) {
      GrownTables tables = new GrownTables(entrant.tables(), run::progress);
      tables.fill(rows);
      run.warmUp(entrant);
      run.environment().checkpoint();
      for (int round = 1; round <= run.plan().rounds(); round++) {
        measure(run, entrant, EMPTY, round);
        tables.awaitConfirmed();
        tables.swapIn();
        measure(run, entrant, FULL, round);
        tables.awaitConfirmed();
        tables.swapOut();
      }
    }
  }

  private void measure(Run run, Entrant entrant, String point, int round) {
    Duration window = run.plan().openWindow();
    ClosedLoop.Seen seen =
        ClosedLoop.run(entrant, CALLERS, Wallets.SPREAD, run.plan().firstWarmUp(), window);
    String table = run.table(TABLE);
    String name = entrant.name();
    run.results().add(table, name, point, Throughput.ACCEPTED, round, seen.acceptedPerSecond());
    run.results().add(table, name, point, Throughput.DELIVERED, round, seen.deliveredPerSecond());
    run.progress(String.format(
        Locale.ROOT,
        "round %s, %s (%,d rows): %,.0f/s with effects%s",
        round,
        point,
        point.equals(FULL) ? rows : 0,
        seen.deliveredPerSecond(),
        Run.trouble(seen.failed(), seen.drained())));
  }
}
