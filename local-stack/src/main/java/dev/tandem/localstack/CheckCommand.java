package dev.tandem.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.localstack.check.ConservationCheck;
import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.check.Sources;
import dev.tandem.test.EmbeddedPostgresServer;

/** Checks the running suite from outside: 0 if all is as it must be, 1 if not, 2 if it cannot be read. */
final class CheckCommand {

  // Longer than anything is on its way in a suite that works.
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration UNTIL_AT_REST = Duration.ofMinutes(3);
  private static final String AT_REST = "--at-rest";

  private CheckCommand() {}

  static int run(List<String> arguments) {
    List<String> options = new ArrayList<>(arguments);
    boolean atRest = options.removeIf(AT_REST::equals);
    try {
      ConservationCheck check =
          ConservationCheck.of(sources(LocalStackApplication.options(options)));
      Report report = atRest ? check.runAtRest(UNTIL_AT_REST) : check.run(PATIENCE);
      System.out.println(report.text());
      return report.isClean() ? 0 : 1;
    } catch (IOException | UncheckedIOException e) {
      System.err.println("The suite cannot be read: " + e.getMessage()
          + " (is it up? ./tandem status; --data and --port-offset as for the demo)");
      return 2;
    }
  }

  private static Sources sources(Options options) {
    Addresses addresses = new Addresses(options.ports());
    return addresses.sources(service -> EmbeddedPostgresServer.databaseKeptIn(
        options.data().resolve("postgres"), options.ports().of(Port.POSTGRES), service.database()));
  }
}
