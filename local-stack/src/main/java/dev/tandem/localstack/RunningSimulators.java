package dev.tandem.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.suite.Addresses;
import dev.tandem.localstack.suite.Simulator;
import dev.tandem.test.ChildProcess;

/** The simulators' processes, each with its books in a folder of its own. */
final class RunningSimulators implements AutoCloseable {

  private static final Duration START_PATIENCE = Duration.ofMinutes(4);

  private final LocalStack stack;
  private final Addresses addresses;
  private final SuiteClock clock;
  private final Http http;
  private final Map<Simulator, ChildProcess> processes =
      Collections.synchronizedMap(new EnumMap<>(Simulator.class));

  RunningSimulators(LocalStack stack, Addresses addresses, SuiteClock clock, Http http) {
    this.stack = stack;
    this.addresses = addresses;
    this.clock = clock;
    this.http = http;
  }

  /** Starts one; returns when it is ready. */
  void start(Simulator simulator) {
    String name = simulator.command();
    Path journal = stack.data().resolve(name).resolve("journal.csv");
    try {
      Files.createDirectories(journal.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Duration ahead = clock.ahead();
    int port = stack.ports().of(simulator.port());
    ChildProcess process = ChildProcess.start(
        name,
        ServiceCommand.of(simulator, stack.root(), port, journal, ahead),
        Map.of(),
        stack.logs().resolve(name + ".log"));
    processes.put(simulator, process);
    process.awaitReady(
        START_PATIENCE, () -> http.answers(addresses.of(simulator) + simulator.unknown(), 404));
    clock.join(addresses.of(simulator) + "/clock", ahead);
  }

  void forEachAlive(BiConsumer<Simulator, ChildProcess> action) {
    Map.copyOf(processes).forEach((simulator, process) -> {
      if (process.isAlive()) {
        action.accept(simulator, process);
      }
    });
  }

  @Override
  public void close() {
    List.copyOf(processes.values()).forEach(ChildProcess::close);
  }
}
