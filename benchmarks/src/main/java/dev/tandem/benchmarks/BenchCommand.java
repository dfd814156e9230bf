package dev.tandem.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

import dev.tandem.benchmarks.contender.Contender;
import dev.tandem.benchmarks.contender.Contenders;
import dev.tandem.benchmarks.stack.Flush;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of {@code ./tandem bench}. */
@Command(
    name = "./tandem bench",
    description = {
      "Measures Tandem side by side with what people use instead.",
      "./tandem bench suite measures the suite over HTTP."
    },
    parameterListHeading = "%nParts:%n",
    optionListHeading = "%nOptions:%n",
    mixinStandardHelpOptions = true,
    version = "Tandem 0.1.0")
final class BenchCommand implements Callable<Integer> {

  private static final int COLUMNS = 80;
  private static final int BACKLOG = 500_000;
  private static final Duration OUTAGE = Duration.ofSeconds(60);
  private static final int ROWS = 20_000_000;

  @Spec
  private @Nullable CommandSpec command;

  @Parameters(
      paramLabel = "PART",
      arity = "0..*",
      description = {
        "throughput: recharges per second with 1, 16, 64 and 256 callers",
        "latency: waiting for the answer and for the effect, requests coming at their own times",
        "wallets: all recharges to few wallets, or to one",
        "cost: statements, WAL and broker messages for each event",
        "drain: a backlog of 500,000 events (long)",
        "outage: 60 s without a broker under load (long)",
        "growth: 20 million rows in outbox and inbox (long)"
      })
  private Set<String> names = new LinkedHashSet<>();

  @Option(
      names = "--all",
      description = "The long parts too; without parts or --all those that are not long.")
  private boolean all;

  @Option(names = "--brief", description = "Everything once and short, only to see that it runs.")
  private boolean brief;

  @Option(
      names = "--flush",
      paramLabel = "sync|async",
      description = "Only with messages on the disk, or only with messages in memory.")
  private @Nullable Flush flush;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "0",
      description = "Repetitions; 3 unless told.")
  private int rounds;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "These contenders alone, with commas between them.")
  private Set<String> only = new LinkedHashSet<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Writes there instead of to .tandem/bench/<time>.")
  private @Nullable Path out;

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new BenchCommand());
    line.setUsageHelpWidth(COLUMNS);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((e, _) -> {
      line.getErr().println("tandem bench: " + e.getMessage());
      UnmatchedArgumentException.printSuggestions(e, line.getErr());
      return CommandLine.ExitCode.USAGE;
    });
    return line;
  }

  /** The command with these arguments, parsed but not run. */
  static BenchCommand parsed(String... arguments) {
    CommandLine line = commandLine();
    line.parseArgs(arguments);
    return line.getCommand();
  }

  @Override
  public Integer call() {
    Path root = Path.of(System.getProperty("tandem.root", "")).toAbsolutePath();
    Path work = root.resolve(".tandem/bench/work");
    return new Bench(options(root), work, System.out::println).run() ? 0 : 1;
  }

  Options options(Path root) {
    Plan plan = brief ? Plan.brief() : Plan.standard();
    Path wanted = out == null ? root.resolve(".tandem/bench/" + now()) : out.toAbsolutePath();
    return new Options(
        parts(),
        flush == null ? List.of(Flush.values()) : List.of(flush),
        rounds > 0 ? plan.withRounds(rounds) : plan,
        contenders(),
        wanted);
  }

  private List<Part> parts() {
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
        throw refused("Unknown: " + String.join(" ", unknown));
      }
      chosen.removeIf(part -> !names.contains(part.name()));
    } else if (!all) {
      chosen.removeIf(Part::needsEmptyServers);
    }
    return List.copyOf(chosen);
  }

  private Set<String> contenders() {
    Set<String> known = new LinkedHashSet<>();
    Contenders.all().stream().map(Contender::name).forEach(known::add);
    if (!known.containsAll(only)) {
      throw refused("--only takes some of " + String.join(",", known));
    }
    return Set.copyOf(only);
  }

  private RuntimeException refused(String why) {
    return command == null
        ? new IllegalStateException(why)
        : new ParameterException(command.commandLine(), why);
  }

  private static String now() {
    return DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
        .format(LocalDateTime.now(ZoneOffset.UTC));
  }
}
