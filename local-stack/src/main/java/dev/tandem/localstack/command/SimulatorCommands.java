package dev.tandem.localstack.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

import dev.tandem.localstack.bank.BankSimulator;
import dev.tandem.localstack.compose.ComposeStage;
import dev.tandem.localstack.fundhouse.FundHouseSimulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The commands that run a simulator in a process of its own. */
final class SimulatorCommands {

  private SimulatorCommands() {}

  @Command(name = "bank", hidden = true, description = "Runs the simulated bank.")
  static final class Bank implements Callable<Integer> {

    @Mixin
    private Where where = new Where();

    @Override
    public Integer call() {
      BankSimulator bank = BankSimulator.start(where.port, where.journal, where.ahead());
      System.out.println("The bank answers at " + bank.url());
      return serve(bank::close);
    }
  }

  @Command(name = "fund-house", hidden = true, description = "Runs the simulated fund house.")
  static final class FundHouse implements Callable<Integer> {

    @Mixin
    private Where where = new Where();

    @Override
    public Integer call() {
      FundHouseSimulator house = FundHouseSimulator.start(where.port, where.journal, where.ahead());
      System.out.println("The fund house answers at " + house.url());
      return serve(house::close);
    }
  }

  /** The address, the book and the start time of a simulator. */
  static final class Where {

    @Parameters(index = "0", paramLabel = "PORT")
    private int port;

    @Parameters(index = "1", paramLabel = "JOURNAL")
    private Path journal = Path.of("journal.csv");

    @Parameters(index = "2", arity = "0..1", paramLabel = "AHEAD")
    private @Nullable Duration ahead;

    private Duration ahead() {
      return ahead == null ? ComposeStage.clockAhead() : ahead;
    }
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
