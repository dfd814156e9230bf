package dev.tandem.localstack.command;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands that ask a running demo for something. */
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
