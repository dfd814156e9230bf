package dev.tandem.localstack.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import dev.tandem.localstack.Options;
import dev.tandem.localstack.bench.Effort;
import dev.tandem.localstack.bench.SuiteBench;
import dev.tandem.localstack.startup.Compilers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./tandem bench suite}. */
@Command(
    name = "suite",
    description = "Measures the suite over HTTP: starts, purchases, recharges, a burst, rest.")
final class BenchSuiteCommand implements Callable<Integer> {

  @Option(
      names = "--both-compilers",
      description = "Starts the measured suite as ./tandem demo --both-compilers does.")
  private boolean bothCompilers;

  @Option(names = "--short", description = "Everything once and short, to see where one stands.")
  private boolean brief;

  @Override
  public Integer call() {
    Path root = LocalStackApplication.root();
    Path data = root.resolve(".tandem/bench/suite");
    return new SuiteBench(
            Options.forBench(root, data),
            bothCompilers ? Compilers.BOTH : Compilers.QUICK,
            data.resolveSibling("out"),
            brief ? Effort.SHORT : Effort.FULL)
        .run();
  }
}
