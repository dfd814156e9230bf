package dev.tandem.benchmarks;

import java.time.Duration;
import java.util.Locale;

import dev.tandem.benchmarks.load.ClosedLoop;
import dev.tandem.benchmarks.load.Entrant;
import dev.tandem.benchmarks.load.Pause;
import dev.tandem.benchmarks.stack.Counters;
import dev.tandem.benchmarks.workload.Wallets;

/**
 * Measures the load that one recharge and its event put on database and broker, consumer included.
 */
final class Cost implements Part {

  static final String TABLE = "cost";

  // Confirmations, deletions and offsets come a little later than effects.
  private static final Duration AFTERMATH = Duration.ofSeconds(1);

  @Override
  public String name() {
    return TABLE;
  }

  @Override
  public void run(Run run) {
    try (Counters counters = Counters.of(run.environment())) {
      for (int round = 1; round <= run.plan().rounds(); round++) {
        for (int callers : run.plan().callers()) {
          for (Entrant entrant : run.publishers()) {
            measure(run, counters, entrant, callers, round);
          }
        }
      }
    }
  }

  private static void measure(Run run, Counters counters, Entrant entrant, int callers, int round) {
    long acceptedBefore = entrant.accepted();
    Counters.Reading before = counters.read(entrant.name());
    ClosedLoop.run(entrant, callers, Wallets.SPREAD, Duration.ZERO, run.plan().window());
    Pause.of(AFTERMATH);
    Counters.Reading after = counters.read(entrant.name());
    double events = entrant.accepted() - acceptedBefore;
    double statements = (after.statements() - before.statements()) / events;
    double wal = (after.walBytes() - before.walBytes()) / events;
    double messages = (after.brokerMessages() - before.brokerMessages()) / events;
    String table = run.table(TABLE);
    String point = Throughput.point(callers);
    run.results().add(table, entrant.name(), point, "statements/event", round, statements);
    run.results().add(table, entrant.name(), point, "WAL bytes/event", round, wal);
    run.results().add(table, entrant.name(), point, "broker messages/event", round, messages);
    run.progress(String.format(
        Locale.ROOT,
        "round %s, %s: %s %.2f statements, %,.0f WAL bytes, %.2f broker messages",
        round,
        point,
        entrant.name(),
        statements,
        wal,
        messages));
  }
}
