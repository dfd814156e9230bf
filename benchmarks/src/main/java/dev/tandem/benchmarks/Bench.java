package dev.tandem.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import dev.tandem.benchmarks.contender.Contender;
import dev.tandem.benchmarks.contender.Contenders;
import dev.tandem.benchmarks.report.Bar;
import dev.tandem.benchmarks.report.Csv;
import dev.tandem.benchmarks.report.HtmlPage;
import dev.tandem.benchmarks.report.Results;
import dev.tandem.benchmarks.report.TextTable;
import dev.tandem.benchmarks.stack.Environment;
import dev.tandem.benchmarks.stack.Flush;

/** The program behind {@code ./tandem bench}. */
public final class Bench {

  private static final List<String> DRAWN = List.of(
      Throughput.DELIVERED,
      Throughput.COMMIT_P99,
      Latency.END_TO_END_P50,
      Latency.END_TO_END_P99,
      Drain.RATE,
      "recovery s");

  private final Options options;
  private final Path work;
  private final Consumer<String> out;
  private final Results results = new Results();
  private final List<String> settings = new ArrayList<>();

  Bench(Options options, Path work, Consumer<String> out) {
    this.options = options;
    this.work = work;
    this.out = out;
  }

  public static void main(String[] args) {
    int code = BenchCommand.commandLine().execute(args);
    // Clients of brokers leave threads behind that would keep the process.
    System.exit(code);
  }

  /** Measures and reports; returns whether money and events were conserved. */
  boolean run() {
    describe();
    for (Flush flush : options.flushes()) {
      List<Part> sharing = new ArrayList<>();
      for (Part part : options.parts()) {
        if (part.needsEmptyServers()) {
          continue;
        }
        if (flush == Flush.SYNC || part.alsoUnflushed() || options.flushes().size() == 1) {
          sharing.add(part);
        }
      }
      measure(flush, sharing);
    }
    for (Part part : options.parts()) {
      if (part.needsEmptyServers()) {
        measure(options.flushes().getFirst(), List.of(part));
      }
    }
    return report();
  }

  private void measure(Flush flush, List<Part> parts) {
    if (parts.isEmpty()) {
      return;
    }
    out.accept(String.format(
        Locale.ROOT,
        "%s: %s",
        flush.setting(),
        String.join(", ", parts.stream().map(Part::name).toList())));
    try (Environment environment = Environment.start(flush, work);
        Run run = new Run(environment, options.plan(), results, options.only(), out)) {
      environment.settings().stream()
          .filter(line -> !settings.contains(line))
          .forEach(settings::add);
      for (Part part : parts) {
        part.run(run);
        // Whoever stops it now keeps what was measured.
        write();
      }
      run.checkConservation();
    }
  }

  private void describe() {
    settings.add(String.format(
            Locale.ROOT,
            "%s processors, Java %s, heap up to %,d MB; callers, contenders and consumers in one JVM,",
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            Runtime.getRuntime().maxMemory() >> 20)
        + " database and broker beside it");
    settings.add(
        "Commands and events carry 1 KB of text; repetitions: " + options.plan().rounds());
    for (Contender contender : Contenders.all()) {
      settings.add(contender.name() + ": " + contender.settings());
    }
    settings.forEach(out);
  }

  private boolean report() {
    out.accept(write());
    out.accept("Written to " + options.out().resolve("index.html"));
    return Run.conserved(results);
  }

  /** Writes tables, CSV and page of what has been measured so far; returns the tables. */
  private String write() {
    List<Bar> bars = Claims.judge(results);
    StringBuilder text = new StringBuilder();
    for (String table : results.tables()) {
      text.append('\n').append(table).append("\n\n");
      for (String metric : results.metrics(table)) {
        text.append(TextTable.of(results, table, metric)).append('\n');
      }
    }
    bars.forEach(bar -> text.append(bar.line()).append('\n'));
    try {
      Files.createDirectories(options.out());
      Files.writeString(options.out().resolve("tables.md"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Csv.write(results, options.out().resolve("results.csv"));
    HtmlPage.write(results, bars, settings, DRAWN, options.out().resolve("index.html"));
    return text.toString();
  }
}
