package dev.tandem.localstack.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.tandem.localstack.compose.ComposeRecharges;
import dev.tandem.localstack.compose.ComposeStories;
import dev.tandem.localstack.console.Lines;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The program behind the script {@code tandem} and in containers: simulators, stories and checks.
 */
@Command(
    name = "./tandem",
    description = "Payments that move the database and the message broker in step.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    version = "Tandem 0.1.0",
    subcommands = {
      DemoCommand.class,
      ControlCommands.Status.class,
      CheckCommand.class,
      DeskCommands.OfPayment.class,
      DeskCommands.OfChains.class,
      DeskCommands.OfDeadLetters.class,
      DeskCommands.OfTransactions.class,
      DeskCommands.OfReviews.class,
      CalendarCommand.class,
      LoadCommand.class,
      TokenCommands.Token.class,
      ControlCommands.Restart.class,
      ControlCommands.Stop.class,
      BenchCommand.class,
      CheckCommand.InCompose.class,
      TokenCommands.InCompose.class,
      SimulatorCommands.Bank.class,
      SimulatorCommands.FundHouse.class
    },
    footer = {
      "",
      "./tandem help COMMAND tells what a command takes. The environment can say the",
      "same: TANDEM_DATA, TANDEM_PORT_OFFSET, TANDEM_PORT_WALLET and so on."
    })
public final class LocalStackApplication {

  private LocalStackApplication() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new LocalStackApplication());
    line.setUsageHelpWidth(Lines.COLUMNS);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((e, _) -> refuse(e));
    return line;
  }

  /** The repository. */
  static Path root() {
    return Path.of(System.getProperty("tandem.root", "")).toAbsolutePath();
  }

  @Command(description = "Kills each container in turn while recharges run.")
  int chaos(
      @Option(names = "--compose", description = "Needed: it is for containers only.")
          boolean compose,
      @Parameters(paramLabel = "CONTAINER", arity = "0..*", description = "These containers only.")
          List<String> containers) {
    return elsewhere("chaos --compose");
  }

  @Command(
      description = {
        "Checks files of journeys before anything runs them.",
        "0 if all can run, 1 if not, and then each flaw with its line."
      })
  int journeys(
      @Parameters(paramLabel = "FILE", arity = "1..*", description = "The journeys, in YAML.")
          List<Path> files) {
    return elsewhere("journeys FILE...");
  }

  @Command(hidden = true, description = "Plays the stories, from within a container.")
  int stories() {
    return ComposeStories.run();
  }

  @Command(
      name = "compose-clock",
      hidden = true,
      description = "Moves the time of all containers ahead, from within one.")
  int clock(@Parameters(paramLabel = "DURATION") Duration duration) {
    return ComposeStories.advanceClock(duration);
  }

  @Command(hidden = true, description = "Recharges wallets, from within a container.")
  int recharges(@Parameters(paramLabel = "SECONDS") int seconds) {
    return ComposeRecharges.run(Duration.ofSeconds(seconds));
  }

  static int elsewhere(String command) {
    System.err.println("tandem: the script runs this one: ./tandem " + command);
    return CommandLine.ExitCode.USAGE;
  }

  private static int refuse(ParameterException e) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println(Lines.wrapped("tandem: " + e.getMessage(), 2));
    UnmatchedArgumentException.printSuggestions(e, err);
    return CommandLine.ExitCode.USAGE;
  }
}
