package dev.tandem.benchmarks;

import java.time.Duration;
import java.util.Locale;

import dev.tandem.benchmarks.contender.Backlog;
import dev.tandem.benchmarks.contender.Contender;
import dev.tandem.benchmarks.contender.Contenders;
import dev.tandem.benchmarks.load.ClosedLoop;
import dev.tandem.benchmarks.load.Entrant;
import dev.tandem.benchmarks.load.Pause;
import dev.tandem.benchmarks.workload.Wallets;

/**
 * Measures the speed at which a consumer works off a backlog. The time counts from when its
 * application is started, so that every event is in it.
 */
record Drain(int events) implements LongPart {

  static final String TABLE = "drain";
  static final String GROUPED = "events of group commits";
  static final String SINGLE = "one event per message";
  static final String RATE = "events/s";

  private static final int CALLERS = 256;
  private static final Duration SLICE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(1);
  private static final long PROGRESS_NANOS = Duration.ofSeconds(5).toNanos();

  @Override
  public String name() {
    return TABLE;
  }

  @Override
  public void run(Run run) {
    drain(run, Contenders.groupCommit(true), GROUPED, fillByGroupCommit(run));
    try {
      run.progress(String.format(Locale.ROOT, "filling with %,d messages for each of two", events));
      Backlog.ofTandem(run.environment(), events);
      Backlog.ofPolling(run.environment(), events);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    drain(run, Contenders.named(Contenders.ONE_BY_ONE), SINGLE, events);
    drain(run, Contenders.named(Contenders.POLLING), SINGLE, events);
  }

  /** Fills the backlog by real requests, without a consumer; returns their number. */
  private long fillByGroupCommit(Run run) {
    try (Entrant filling = Entrant.start(Contenders.groupCommit(false), run.environment())) {
      while (filling.accepted() < events) {
        ClosedLoop.fill(filling, CALLERS, Wallets.SPREAD, SLICE);
        run.progress(String.format(Locale.ROOT, "filled %,d of %,d", filling.accepted(), events));
      }
      return filling.accepted();
    }
  }

  private static void drain(Run run, Contender contender, String point, long backlog) {
    long began = System.nanoTime();
    try (Entrant entrant = Entrant.start(contender, run.environment())) {
      long nextProgress = began + PROGRESS_NANOS;
      while (entrant.effects().count() < backlog
          && System.nanoTime() - began < PATIENCE.toNanos()) {
        Pause.of(LOOK_AGAIN);
        if (System.nanoTime() > nextProgress) {
          run.progress(String.format(
              Locale.ROOT, "%s: %,d of %,d", contender.name(), entrant.effects().count(), backlog));
          nextProgress += PROGRESS_NANOS;
        }
      }
      long done = entrant.effects().count();
      double rate = done / ((System.nanoTime() - began) / 1e9);
      String table = run.table(TABLE);
      run.results().add(table, contender.name(), point, RATE, 1, rate);
      run.results().add(table, contender.name(), point, "events", 1, (double) done);
      long doubled = entrant.check().doubled();
      run.results().add(table, contender.name(), point, "doubled", 1, (double) doubled);
      run.progress(String.format(
          Locale.ROOT,
          "%s, %s: %,.0f/s, %,d of %,d",
          contender.name(),
          point,
          rate,
          done,
          backlog));
    }
  }
}
