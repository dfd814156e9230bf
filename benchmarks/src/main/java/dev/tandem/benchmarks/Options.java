package dev.tandem.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.tandem.benchmarks.contender.Contender;
import dev.tandem.benchmarks.contender.Contenders;
import dev.tandem.benchmarks.stack.Flush;

/**
 * What the command line asks for.
 *
 * @param parts what is measured
 * @param flushes under which durability
 * @param only the contenders that take part; everybody if empty
 * @param out where tables, CSV and page go
 */
record Options(List<Part> parts, List<Flush> flushes, Plan plan, Set<String> only, Path out) {

  static final String USAGE = """
      Usage: ./tandem bench [PART]... [--all] [--brief] [--flush sync|async] [--rounds N]
                            [--only NAME,...] [--out DIR]

        throughput   recharges per second with 1, 16, 64 and 256 callers
        latency      waiting for the answer and for the effect, requests coming at their own times
        wallets      all recharges to few wallets, or to one
        cost         statements, WAL and broker messages for each event
        drain        a backlog of 500,000 events                      (long)
        outage       60 s without a broker under load                 (long)
        growth       20 million rows in outbox and inbox              (long)

        --all        the long parts too; without parts or --all those that are not long
        --brief      everything once and short, only to see that it runs
        --flush      only with messages on the disk, or only with messages in memory
        --rounds     repetitions, 3 unless given
        --only       these contenders alone
        --out        writes there instead of to .tandem/bench/<time>
      """;

  /** A command line that cannot be understood. */
  static final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }

  private static final int BACKLOG = 500_000;
  private static final Duration OUTAGE = Duration.ofSeconds(60);
  private static final int ROWS = 20_000_000;

  static Options parse(List<String> arguments, Path root) {
    Deque<String> left = new ArrayDeque<>(arguments);
    Set<String> names = new LinkedHashSet<>();
    Set<String> only = Set.of();
    List<Flush> flushes = List.of(Flush.values());
    Plan plan = Plan.standard();
    boolean all = false;
    boolean brief = false;
    int rounds = 0;
    Path out = root.resolve(".tandem/bench/"
        + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
            .format(LocalDateTime.now(ZoneId.systemDefault())));
    while (!left.isEmpty()) {
      String argument = left.removeFirst();
      switch (argument) {
        case "--all" -> all = true;
        case "--brief" -> brief = true;
        case "--flush" -> flushes = List.of(flush(valueOf(argument, left)));
        case "--rounds" -> rounds = number(valueOf(argument, left));
        case "--only" -> only = contenders(valueOf(argument, left));
        case "--out" -> out = Path.of(valueOf(argument, left)).toAbsolutePath();
        default -> names.add(argument);
      }
    }
    plan = brief ? Plan.brief() : plan;
    plan = rounds > 0 ? plan.withRounds(rounds) : plan;
    return new Options(parts(names, all, brief), flushes, plan, only, out);
  }

  private static List<Part> parts(Set<String> names, boolean all, boolean brief) {
    List<Part> every = List.of(
        new Throughput(),
        new Latency(),
        new HotWallets(),
        new Cost(),
        new Drain(brief ? BACKLOG / 100 : BACKLOG),
        new Outage(brief ? OUTAGE.dividedBy(20) : OUTAGE),
        new Growth(brief ? ROWS / 1_000 : ROWS));
    List<Part> chosen = new ArrayList<>(every);
    if (!names.isEmpty()) {
      Set<String> unknown = new LinkedHashSet<>(names);
      every.forEach(part -> unknown.remove(part.name()));
      if (!unknown.isEmpty()) {
        throw new UsageException("Unknown: " + String.join(" ", unknown));
      }
      chosen.removeIf(part -> !names.contains(part.name()));
    } else if (!all) {
      chosen.removeIf(Part::needsEmptyServers);
    }
    return List.copyOf(chosen);
  }

  private static Flush flush(String name) {
    return Arrays.stream(Flush.values())
        .filter(flush -> flush.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new UsageException("--flush takes sync or async"));
  }

  private static Set<String> contenders(String names) {
    Set<String> known = new LinkedHashSet<>();
    Contenders.all().stream().map(Contender::name).forEach(known::add);
    Set<String> asked = new LinkedHashSet<>(List.of(names.split(",")));
    if (!known.containsAll(asked)) {
      throw new UsageException("--only takes some of " + String.join(",", known));
    }
    return asked;
  }

  private static String valueOf(String option, Deque<String> left) {
    String value = left.pollFirst();
    if (value == null) {
      throw new UsageException(option + " needs a value");
    }
    return value;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new UsageException("Not a number: " + text);
    }
  }
}
