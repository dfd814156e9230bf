package dev.tandem.localstack.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import dev.tandem.localstack.Options;
import dev.tandem.localstack.bench.ConsoleBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./tandem bench}: most of it is measured by a program of its own. */
@Command(
    name = "bench",
    description = "Measures Tandem side by side with what people use instead.",
    subcommands = {BenchSuiteCommand.class, BenchCommand.OfConsole.class})
final class BenchCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    return LocalStackApplication.elsewhere("bench");
  }

  /** {@code ./tandem bench console}. */
  @Command(
      name = "console",
      description = "Measures the console: start, pages, event to screen, projection, rebuild.")
  static final class OfConsole implements Callable<Integer> {

    @Option(names = "--short", description = "Everything once and short, to see where one stands.")
    private boolean brief;

    @Override
    public Integer call() {
      Path root = LocalStackApplication.root();
      Path data = root.resolve(".tandem/bench/console");
      return new ConsoleBench(Options.forBench(root, data), data.resolveSibling("out"), brief)
          .run();
    }
  }
}
