package dev.tandem.localstack.command;

import java.util.concurrent.Callable;

import dev.tandem.localstack.control.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that call a running demo. */
final class ControlCommands {

  private ControlCommands() {}

  /** {@code ./tandem status}. */
  @Command(name = "status", description = "Shows the processes of the running demo.")
  static final class Status implements Callable<Integer> {

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Option(names = "--compose", description = "Shows the containers.")
    private boolean compose;

    @Override
    public Integer call() {
      if (compose) {
        return LocalStackApplication.elsewhere("status --compose");
      }
      return ControlClient.of(suite.options()).status();
    }
  }

  /** {@code ./tandem restart}. */
  @Command(
      name = "restart",
      description = {
        "Starts one process of the running demo anew, whether it has ended, is frozen or works.",
        "Those that have ended are also started again by themselves."
      })
  static final class Restart implements Callable<Integer> {

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Parameters(
        paramLabel = "NAME",
        description = "A service, broker, identity, kafka or flink, as ./tandem status calls it.")
    private String name = "";

    @Override
    public Integer call() {
      return ControlClient.of(suite.options()).restart(name);
    }
  }

  /** {@code ./tandem stop}. */
  @Command(name = "stop", description = "Stops the running demo; its data is kept.")
  static final class Stop implements Callable<Integer> {

    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Option(names = "--compose", description = "Stops the containers.")
    private boolean compose;

    @Override
    public Integer call() {
      if (compose) {
        return LocalStackApplication.elsewhere("stop --compose");
      }
      return ControlClient.of(suite.options()).stop();
    }
  }
}
