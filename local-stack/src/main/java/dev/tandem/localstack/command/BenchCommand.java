package dev.tandem.localstack.command;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

/** {@code ./tandem bench}: every part but the suite is measured by a program of its own. */
@Command(
    name = "bench",
    description = "Measures Tandem side by side with what people use instead.",
    subcommands = BenchSuiteCommand.class)
final class BenchCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    return LocalStackApplication.elsewhere("bench");
  }
}
