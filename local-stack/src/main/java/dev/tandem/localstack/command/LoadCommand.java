package dev.tandem.localstack.command;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.tandem.localstack.CheckedSuite;
import dev.tandem.localstack.Options;
import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.console.Console;
import dev.tandem.localstack.control.RunningDemo;
import dev.tandem.localstack.load.PurchaseLoad;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./tandem load}. */
@Command(
    name = "load",
    description = "Measures discount purchases on the running suite, and checks the books.")
final class LoadCommand implements Callable<Integer> {

  @Mixin
  private SuiteOptions suite = new SuiteOptions();

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many purchases are measured; ${DEFAULT-VALUE} unless told.")
  private int orders;

  @Option(
      names = "--callers",
      paramLabel = "C",
      defaultValue = "32",
      description = "How many are placed at a time; ${DEFAULT-VALUE} unless told.")
  private int callers;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "500",
      description = "How many are placed before, unmeasured; ${DEFAULT-VALUE} unless told.")
  private int warmUp;

  @Override
  public Integer call() {
    Options options = suite.options();
    return CheckRun.of(() -> RunningDemo.at(options), RunningDemo.advice(options), this::measured);
  }

  private Report measured(CheckedSuite running) throws IOException {
    try (PurchaseLoad load = new PurchaseLoad(running.targets())) {
      if (warmUp > 0) {
        var _ = load.place(warmUp, callers);
      }
      System.out.printf(
          Locale.ROOT,
          "%s discount purchases by %s callers at %s instances, after %s to warm up%n%s%n",
          orders,
          callers,
          running.targets().size(),
          warmUp,
          load.place(orders, callers).text());
    }
    return running.check().telling(new Console(System.out)).runAtRest(CheckRun.UNTIL_AT_REST);
  }
}
