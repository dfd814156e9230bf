package dev.tandem.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.check.ConservationCheck;
import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.check.Sources;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.load.MixedLoad;
import dev.tandem.test.EmbeddedPostgresServer;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Checks the running suite from outside: 0 if all is as it must be, 1 if not, 2 if it cannot be
 * read.
 */
final class CheckCommand {

  // Longer than anything is on its way in a suite that works.
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration UNTIL_AT_REST = Duration.ofMinutes(3);
  private static final String AT_REST = "--at-rest";
  private static final String LOAD = "--load";
  private static final int CALLERS = 32;

  private CheckCommand() {}

  static int run(List<String> arguments) {
    List<String> options = new ArrayList<>(arguments);
    boolean atRest = options.removeIf(AT_REST::equals);
    int orders = load(options);
    Options rest = LocalStackApplication.options(options);
    try {
      if (orders > 0) {
        place(orders, rest);
      }
      ConservationCheck check = ConservationCheck.of(sources(rest));
      Report report = atRest || orders > 0 ? check.runAtRest(UNTIL_AT_REST) : check.run(PATIENCE);
      System.out.println(report.text());
      return report.isClean() ? 0 : 1;
    } catch (ConditionTimeoutException e) {
      System.err.println("The orders did not end as they must: " + e.getMessage());
      return 1;
    } catch (IOException | UncheckedIOException e) {
      System.err.println("The suite cannot be read: " + e.getMessage()
          + " (is it up? ./tandem status; --data and --port-offset as for the demo)");
      return 2;
    }
  }

  private static int load(List<String> options) {
    int at = options.indexOf(LOAD);
    if (at < 0) {
      return 0;
    }
    options.remove(at);
    return Options.number(at < options.size() ? options.remove(at) : "");
  }

  /** Orders of every kind, then so much time that all their deadlines and their T+1 are over. */
  private static void place(int orders, Options options) throws IOException {
    Addresses addresses = new Addresses(options.ports());
    Console console = new Console(System.out);
    try (MixedLoad load = new MixedLoad(
            addresses.of(Service.WALLET),
            addresses.of(Service.FUND_PURCHASE),
            addresses.of(Service.RISK));
        Http http = new Http()) {
      console.reached("%d orders accepted".formatted(load.place(orders, CALLERS)));
      load.awaitToday();
      console.reached("each has got as far as it can today");
      http.post(
          addresses.control() + "/clock/advance",
          Map.of("duration", MixedLoad.PAST_EVERYTHING.toString()),
          Map.of());
      load.awaitEnd();
      console.reached("each has ended as it must");
    }
  }

  private static Sources sources(Options options) {
    Addresses addresses = new Addresses(options.ports());
    return addresses.sources(service -> EmbeddedPostgresServer.databaseKeptIn(
        options.data().resolve("postgres"), options.ports().of(Port.POSTGRES), service.database()));
  }
}
