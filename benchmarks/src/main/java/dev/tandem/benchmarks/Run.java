package dev.tandem.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

import dev.tandem.benchmarks.contender.Contender;
import dev.tandem.benchmarks.contender.Contenders;
import dev.tandem.benchmarks.load.ClosedLoop;
import dev.tandem.benchmarks.load.Entrant;
import dev.tandem.benchmarks.report.Results;
import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.workload.Conservation;
import dev.tandem.benchmarks.workload.Wallets;

/** One run on one pair of servers: its contenders, its plan and its results. */
final class Run implements AutoCloseable {

  private static final Set<String> MONEY =
      Set.of("answered in vain", "postings sum", "wallets off by");
  private static final Set<String> EFFECTS = Set.of("lost", "doubled", "invented");

  private static final int WARM_UP_CALLERS = 64;
  private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(30);

  private final Environment environment;
  private final Plan plan;
  private final Results results;
  private final Set<String> only;
  private final Consumer<String> out;
  private final Instant began = Instant.now();
  private final List<Entrant> entrants = new ArrayList<>();

  /**
   * A run without contenders yet.
   *
   * @param only the contenders that take part; everybody if empty
   */
  Run(Environment environment, Plan plan, Results results, Set<String> only, Consumer<String> out) {
    this.environment = environment;
    this.plan = plan;
    this.results = results;
    this.only = Set.copyOf(only);
    this.out = out;
  }

  Environment environment() {
    return environment;
  }

  Plan plan() {
    return plan;
  }

  Results results() {
    return results;
  }

  /** The name of a table under this run's durability. */
  String table(String name) {
    return name + ", " + environment.flush().setting();
  }

  /** Every contender, started and warmed up once and then kept for all parts. */
  List<Entrant> field() {
    if (entrants.isEmpty()) {
      for (Contender contender : Contenders.all()) {
        if (only.isEmpty() || only.contains(contender.name())) {
          progress("starting " + contender.name());
          entrants.add(Entrant.start(contender, environment));
        }
      }
      progress("warming up");
      entrants.forEach(this::warmUp);
    }
    return List.copyOf(entrants);
  }

  void warmUp(Entrant entrant) {
    ClosedLoop.fill(entrant, WARM_UP_CALLERS, Wallets.SPREAD, plan.start());
    entrant.drain(DRAIN_PATIENCE);
    tidyUp(entrant);
  }

  /** The contenders whose events end in effects. */
  List<Entrant> publishers() {
    return field().stream().filter(entrant -> entrant.contender().hasEffects()).toList();
  }

  /** Ends {@code entrant}'s turn. */
  void tidyUp(Entrant entrant) {
    if (entrant.contender().hasBooks()) {
      environment.tidyUp(entrant.name());
    }
  }

  /** Counts losses and duplicates of every contender that ran. */
  void checkConservation() {
    for (Entrant entrant : entrants) {
      if (entrant.contender().hasBooks()) {
        boolean drained = entrant.drain(DRAIN_PATIENCE);
        record(entrant, entrant.check(), drained);
      }
    }
  }

  private void record(Entrant entrant, Conservation found, boolean drained) {
    String table = table("conservation");
    String name = entrant.name();
    boolean effects = entrant.contender().hasEffects();
    count(table, name, "recharges", found.recharges());
    count(table, name, "answered", entrant.accepted());
    count(table, name, "failed", entrant.failed());
    long inVain = Math.max(0, entrant.accepted() - found.recharges());
    count(table, name, "answered in vain", inVain);
    count(table, name, "lost", effects ? found.lost() : 0);
    count(table, name, "doubled", found.doubled());
    count(table, name, "invented", found.invented());
    count(table, name, "postings sum", found.postingsSumMinor());
    count(table, name, "wallets off by", found.walletsOffMinor());
    entrant.lastFailure().ifPresent(failure -> progress(name + " failed last with " + failure));
    boolean holds = effects ? found.holds() : found.moneyHolds();
    if (!holds || !drained || inVain > 0) {
      progress(String.format(Locale.ROOT, "NOT CONSERVED: %s %s", name, found));
    }
  }

  /** Whether no money is missing and, for Tandem's contenders, every effect happened once. */
  static boolean conserved(Results results) {
    return results.rows().stream()
        .filter(row -> row.table().startsWith("conservation"))
        .filter(row -> MONEY.contains(row.point())
            || (row.contender().startsWith("tandem-") && EFFECTS.contains(row.point())))
        .allMatch(row -> row.value() == 0);
  }

  private void count(String table, String contender, String point, long value) {
    results.add(table, contender, point, "count", 1, (double) value);
  }

  void progress(String what) {
    Duration since = Duration.between(began, Instant.now());
    out.accept(
        String.format(Locale.ROOT, "%3d:%02d %s", since.toMinutes(), since.toSecondsPart(), what));
  }

  static String trouble(long failed, boolean drained) {
    return (failed == 0 ? "" : ", " + failed + " FAILED") + (drained ? "" : ", NOT DRAINED");
  }

  @Override
  public void close() {
    entrants.forEach(Entrant::close);
    entrants.clear();
  }
}
