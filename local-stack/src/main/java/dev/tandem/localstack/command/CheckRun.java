package dev.tandem.localstack.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;

import dev.tandem.localstack.CheckedSuite;
import dev.tandem.localstack.FaultCounts;
import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.console.Lines;
import org.awaitility.core.ConditionTimeoutException;

/** Checks a running suite from outside, prints the result, and returns an exit code. */
final class CheckRun {

  static final Duration UNTIL_AT_REST = Duration.ofMinutes(3);

  private CheckRun() {}

  /** Finds the suite. */
  @FunctionalInterface
  interface Reach {

    CheckedSuite suite() throws IOException;
  }

  /** Uses the suite and makes the report. */
  @FunctionalInterface
  interface Act {

    Report on(CheckedSuite suite) throws IOException;
  }

  /** 0 if no rule is broken, 1 if one is, 2 if the suite cannot be read. */
  static int of(Reach reach, String advice, Act act) {
    try {
      CheckedSuite suite = reach.suite();
      FaultCounts before = suite.faults();
      Report report = act.on(suite);
      FaultCounts faults = suite.faults().since(before);
      if (faults.messages() > 0) {
        System.out.println("Broker, meanwhile: " + faults.text());
      }
      System.out.println(report.text());
      if (!report.isComplete()) {
        System.out.println(advice);
        return 2;
      }
      return report.isClean() ? 0 : 1;
    } catch (ConditionTimeoutException e) {
      System.err.println(
          Lines.wrapped("The orders did not end as they must: " + sentence(e) + "\n" + advice, 2));
      return 1;
    } catch (ConnectException e) {
      System.err.println("Nobody answers. " + advice);
      return 2;
    } catch (IOException | UncheckedIOException e) {
      System.err.println(
          Lines.wrapped("The suite cannot be read: %s%n%s".formatted(reason(e), advice), 2));
      return 2;
    }
  }

  private static String reason(Exception e) {
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    return cause instanceof AccessDeniedException denied
        ? "only the user who started it may read " + denied.getFile()
        : String.valueOf(e.getMessage());
  }

  // Behind "because" it names the code that waited.
  private static String sentence(ConditionTimeoutException e) {
    return String.valueOf(e.getMessage()).replaceFirst(" because .*", "");
  }
}
