package dev.tandem.localstack.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.tandem.localstack.Options;
import dev.tandem.localstack.Options.UsageException;
import dev.tandem.localstack.bank.BankSimulator;
import dev.tandem.localstack.compose.ComposeRecharges;
import dev.tandem.localstack.compose.ComposeStage;
import dev.tandem.localstack.compose.ComposeStories;
import dev.tandem.localstack.fundhouse.FundHouseSimulator;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Port;

/** What the script {@code tandem} runs, and what containers run: simulators, stories and checks. */
public final class LocalStackApplication {

  private LocalStackApplication() {}

  public static void main(String[] args) {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> args) {
    String command = args.isEmpty() ? "help" : args.getFirst();
    List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
    try {
      return switch (command) {
        case "demo" -> new Demo(options(rest)).run();
        case "status" -> ControlClient.of(options(rest)).status();
        case "check" -> CheckCommand.run(rest);
        case "load" -> CheckCommand.load(rest);
        case "bench-suite" -> SuiteBench.run(rest, root());
        case "stop" -> ControlClient.of(options(rest)).stop();
        case "bank" -> bank(rest);
        case "stories" -> ComposeStories.run();
        case "compose-clock" -> ComposeStories.advanceClock(rest);
        case "compose-check" -> CheckCommand.runInCompose(rest);
        case "recharges" -> ComposeRecharges.run(rest);
        case "fund-house" -> fundHouse(rest);
        default -> usage(command);
      };
    } catch (UsageException e) {
      System.err.println("tandem: " + e.getMessage());
      return 2;
    }
  }

  static Options options(List<String> arguments) {
    return Options.parse(arguments, System.getenv(), root());
  }

  private static Path root() {
    return Path.of(System.getProperty("tandem.root", "")).toAbsolutePath();
  }

  private static int usage(String command) {
    String text = """
        Usage: ./tandem demo [--once] [--fresh] [--instances N] [--duplicate P%%] [--reorder P%%]
                             [--data DIR] [--port-offset N] [--port NAME=NUMBER]...
               ./tandem check [--at-rest] [--load N [--callers C]] [--data DIR] [--port-offset N]
               ./tandem load [--orders N] [--callers C] [--warm-up N]
                             [--data DIR] [--port-offset N]
               ./tandem demo --compose [--once] [--fresh]
               ./tandem check --compose [--at-rest] [--load N]
               ./tandem chaos --compose [CONTAINER]...
               ./tandem status | stop [--compose]
               ./tandem bench [--help]    measures Tandem side by side with what people use instead
               ./tandem bench suite [--seconds N] [--warm-up N]    measures the suite over HTTP

          --compose        runs everything in containers, by docker-compose.yml; needs no JDK
          --once           plays the stories and ends: 0 if they went well, 1 if not
          --instances      how many processes of each service, up to %d
          --duplicate      how many messages in a hundred the broker delivers twice
          --reorder        how many it holds back for a second, so that others overtake them
          --at-rest        waits until nothing is on its way any more
          --load           first places N orders of every kind and moves the clock until they end
          --orders         how many purchases are measured, after some that are not
          --callers        how many orders are placed at a time
          --fresh          wipes what an earlier run has kept
          --data           keeps databases, messages and logs there instead of in .tandem
          --port-offset    moves all ports; give it before --port
          --port           moves one port; NAME is one of
                           %s

        The environment can say the same: TANDEM_PORT_WALLET, TANDEM_PORT_OFFSET, TANDEM_DATA.
        """.formatted(Instance.MOST, Port.names());
    boolean asked = List.of("help", "--help", "-h").contains(command);
    (asked ? System.out : System.err).print(text);
    return asked ? 0 : 2;
  }

  private static int bank(List<String> arguments) {
    BankSimulator bank = BankSimulator.start(port(arguments), journal(arguments), ahead(arguments));
    System.out.println("The bank answers at " + bank.url());
    return serve(bank::close);
  }

  private static int fundHouse(List<String> arguments) {
    FundHouseSimulator house =
        FundHouseSimulator.start(port(arguments), journal(arguments), ahead(arguments));
    System.out.println("The fund house answers at " + house.url());
    return serve(house::close);
  }

  private static int port(List<String> arguments) {
    return Integer.parseInt(arguments.get(0));
  }

  private static Path journal(List<String> arguments) {
    return Path.of(arguments.get(1));
  }

  private static Duration ahead(List<String> arguments) {
    return arguments.size() > 2 ? Duration.parse(arguments.get(2)) : ComposeStage.clockAhead();
  }

  private static int serve(Runnable close) {
    Runtime.getRuntime().addShutdownHook(new Thread(close));
    try {
      Thread.currentThread().join();
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
