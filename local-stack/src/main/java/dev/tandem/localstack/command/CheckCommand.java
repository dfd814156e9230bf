package dev.tandem.localstack.command;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

import dev.tandem.localstack.CheckedSuite;
import dev.tandem.localstack.Options;
import dev.tandem.localstack.check.ConservationCheck;
import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.compose.ComposeStage;
import dev.tandem.localstack.console.Console;
import dev.tandem.localstack.control.RunningDemo;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.load.MixedLoad;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tandem check}. */
@Command(
    name = "check",
    description = {
      "Holds the books of all services, of the bank and of the fund house against each other.",
      "0 if all is as it must be, 1 if not, 2 if something cannot be read."
    })
final class CheckCommand implements Callable<Integer> {

  // Longer than anything is on its way in a suite that works.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Mixin
  private SuiteOptions suite = new SuiteOptions();

  @Mixin
  private Depth depth = new Depth();

  @Option(names = "--compose", description = "Checks the containers.")
  private boolean compose;

  @Override
  public Integer call() {
    if (compose) {
      return LocalStackApplication.elsewhere("check --compose");
    }
    Options options = suite.options();
    return CheckRun.of(() -> RunningDemo.at(options), RunningDemo.advice(options), depth::report);
  }

  /** {@code ./tandem check --compose}, from within a container. */
  @Command(name = "compose-check", hidden = true, description = "Checks, from within a container.")
  static final class InCompose implements Callable<Integer> {

    @Mixin
    private Depth depth = new Depth();

    @Override
    public Integer call() {
      try (Http http = new Http(ComposeStage.IDENTITY)) {
        return CheckRun.of(() -> new ComposeStage(http), ComposeStage.ADVICE, depth::report);
      }
    }
  }

  /** The thoroughness of a check. */
  static final class Depth {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--at-rest", description = "Waits until nothing is on its way any more.")
    private boolean atRest;

    @Option(
        names = "--load",
        paramLabel = "N",
        defaultValue = "0",
        description = "First places N orders of every kind, and moves the clock until they end.")
    private int load;

    @Option(
        names = "--faults",
        description = "Lets the bank and the fund house err at random during the load, and takes"
            + " the ways out of what that leaves.")
    private boolean faults;

    @Option(
        names = "--seed",
        paramLabel = "S",
        description = "Repeats the faults of an earlier run, which has printed it.")
    private @Nullable Long seed;

    @Option(
        names = "--callers",
        paramLabel = "C",
        defaultValue = "32",
        description = "How many orders are placed at a time; ${DEFAULT-VALUE} unless told.")
    private int callers;

    Report report(CheckedSuite suite) throws IOException {
      if (faults && load <= 0) {
        throw SuiteOptions.refused(command, "--faults goes with --load=N");
      }
      if (faults) {
        long chance = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
        return new FaultyLoad(suite, new Console(System.out), chance).run(load, callers);
      }
      if (load > 0) {
        placeMixed(suite);
      }
      ConservationCheck check = suite.check().telling(new Console(System.out));
      return atRest || load > 0 ? check.runAtRest(CheckRun.UNTIL_AT_REST) : check.run(PATIENCE);
    }

    /** Places orders of every kind, then moves the time past all their deadlines and their T+1. */
    private void placeMixed(CheckedSuite suite) throws IOException {
      Console console = new Console(System.out);
      try (MixedLoad mixed = new MixedLoad(suite.targets())) {
        console.reached("%s orders accepted".formatted(mixed.place(load, callers)));
        mixed.awaitToday();
        console.reached("each has got as far as it can today");
        suite.advanceClock(MixedLoad.PAST_EVERYTHING);
        mixed.awaitEnd();
        console.reached("each has ended as it must");
      }
    }
  }
}
