package dev.tandem.localstack.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.localstack.CheckedSuite;
import dev.tandem.localstack.FaultCounts;
import dev.tandem.localstack.Options;
import dev.tandem.localstack.Options.UsageException;
import dev.tandem.localstack.check.ConservationCheck;
import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.compose.ComposeStage;
import dev.tandem.localstack.console.Console;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.load.MixedLoad;
import dev.tandem.localstack.load.PurchaseLoad;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Checks the running suite from outside, after a load if one is asked for: 0 if all is as it must
 * be, 1 if not, 2 if it cannot be read.
 */
final class CheckCommand {

  // Longer than anything is on its way in a suite that works.
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration UNTIL_AT_REST = Duration.ofMinutes(3);
  private static final String AT_REST = "--at-rest";
  private static final String LOAD = "--load";
  private static final String CALLERS = "--callers";
  private static final int CALLERS_UNLESS_TOLD = 32;
  private static final int ORDERS_UNLESS_TOLD = 1_000;
  private static final int ORDERS_TO_WARM_UP = 500;

  private CheckCommand() {}

  /** {@code ./tandem check}. */
  static int run(List<String> arguments) {
    List<String> options = new ArrayList<>(arguments);
    Act act = checking(options);
    return checked(
        () -> RunningDemo.at(LocalStackApplication.options(options)), act, RunningDemo.ADVICE);
  }

  /** {@code ./tandem check --compose}, from within a container. */
  static int runInCompose(List<String> arguments) {
    List<String> options = new ArrayList<>(arguments);
    Act act = checking(options);
    if (!options.isEmpty()) {
      throw new UsageException("Unknown option " + options.getFirst());
    }
    try (Http http = new Http()) {
      return checked(() -> new ComposeStage(http), act, ComposeStage.ADVICE);
    }
  }

  /** {@code ./tandem load}. */
  static int load(List<String> arguments) {
    List<String> options = new ArrayList<>(arguments);
    int orders = taken(options, "--orders", ORDERS_UNLESS_TOLD);
    int callers = taken(options, CALLERS, CALLERS_UNLESS_TOLD);
    int warmUp = taken(options, "--warm-up", ORDERS_TO_WARM_UP);
    Act act = suite -> {
      measure(orders, callers, warmUp, suite);
      return suite.check().runAtRest(UNTIL_AT_REST);
    };
    return checked(
        () -> RunningDemo.at(LocalStackApplication.options(options)), act, RunningDemo.ADVICE);
  }

  /** What a check does; takes its options from {@code options}. */
  private static Act checking(List<String> options) {
    boolean atRest = options.removeIf(AT_REST::equals);
    int orders = taken(options, LOAD, 0);
    int callers = taken(options, CALLERS, CALLERS_UNLESS_TOLD);
    return suite -> {
      if (orders > 0) {
        placeMixed(orders, callers, suite);
      }
      ConservationCheck check = suite.check();
      return atRest || orders > 0 ? check.runAtRest(UNTIL_AT_REST) : check.run(PATIENCE);
    };
  }

  @FunctionalInterface
  private interface Act {
    Report on(CheckedSuite suite) throws IOException;
  }

  @FunctionalInterface
  private interface Reach {
    CheckedSuite suite() throws IOException;
  }

  private static int checked(Reach reach, Act act, String advice) {
    try {
      CheckedSuite suite = reach.suite();
      FaultCounts before = suite.faults();
      Report report = act.on(suite);
      FaultCounts faults = suite.faults().since(before);
      if (faults.messages() > 0) {
        System.out.println("Broker, meanwhile: " + faults.text());
      }
      System.out.println(report.text());
      return report.isClean() ? 0 : 1;
    } catch (ConditionTimeoutException e) {
      System.err.println("The orders did not end as they must: " + e.getMessage());
      return 1;
    } catch (IOException | UncheckedIOException e) {
      System.err.println("The suite cannot be read: %s (%s)".formatted(e.getMessage(), advice));
      return 2;
    }
  }

  private static int taken(List<String> options, String name, int otherwise) {
    int at = options.indexOf(name);
    if (at < 0) {
      return otherwise;
    }
    options.remove(at);
    return Options.number(at < options.size() ? options.remove(at) : "");
  }

  /** Orders of every kind, then so much time that all their deadlines and their T+1 are over. */
  private static void placeMixed(int orders, int callers, CheckedSuite suite) throws IOException {
    Console console = new Console(System.out);
    try (MixedLoad load = new MixedLoad(suite.targets())) {
      console.reached("%d orders accepted".formatted(load.place(orders, callers)));
      load.awaitToday();
      console.reached("each has got as far as it can today");
      suite.advanceClock(MixedLoad.PAST_EVERYTHING);
      load.awaitEnd();
      console.reached("each has ended as it must");
    }
  }

  private static void measure(int orders, int callers, int warmUp, CheckedSuite suite) {
    try (PurchaseLoad load = new PurchaseLoad(suite.targets())) {
      if (warmUp > 0) {
        var _ = load.place(warmUp, callers);
      }
      System.out.printf(
          "%d discount purchases by %d callers at %d instances, after %d to warm up%n%s%n",
          orders,
          callers,
          suite.targets().size(),
          warmUp,
          load.place(orders, callers).text());
    }
  }
}
