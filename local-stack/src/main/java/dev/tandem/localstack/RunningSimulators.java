package dev.tandem.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.localstack.bank.BankSimulator;
import dev.tandem.localstack.console.Progress;
import dev.tandem.localstack.fundhouse.FundHouseSimulator;
import dev.tandem.localstack.suite.Addresses;
import dev.tandem.localstack.suite.Simulator;

/** The simulators, each with its books in a folder of its own; they run in this process. */
final class RunningSimulators implements AutoCloseable {

  private final LocalStack stack;
  private final Addresses addresses;
  private final SuiteClock clock;
  private final Progress progress;
  private final List<Runnable> closings = new CopyOnWriteArrayList<>();

  RunningSimulators(LocalStack stack, Addresses addresses, SuiteClock clock, Progress progress) {
    this.stack = stack;
    this.progress = progress;
    this.addresses = addresses;
    this.clock = clock;
  }

  /** Starts one; returns when it is ready. */
  void start(Simulator simulator) {
    Path folder = KeptData.folder(stack.data().resolve(simulator.command()));
    Path journal = folder.resolve("journal.csv");
    Duration ahead = clock.ahead();
    int port = stack.ports().of(simulator.port());
    closings.add(
        switch (simulator) {
          case BANK -> BankSimulator.start(port, journal, ahead)::close;
          case FUND_HOUSE -> FundHouseSimulator.start(port, journal, ahead)::close;
        });
    clock.join(addresses.of(simulator) + "/clock", ahead);
    progress.reached("%s simulator ready on port %s".formatted(simulator.command(), port));
  }

  @Override
  public void close() {
    closings.forEach(Runnable::run);
  }
}
