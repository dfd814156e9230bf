package dev.tandem.localstack;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.startup.Startups;
import dev.tandem.localstack.suite.Addresses;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Service;
import dev.tandem.test.process.ChildProcess;
import org.jspecify.annotations.Nullable;

import static java.util.Comparator.comparing;

/** The services' processes: starts, kills and stops them, and keeps each in the suite's time. */
final class RunningServices {

  private static final Duration START_PATIENCE = Duration.ofMinutes(4);
  // Whoever is killed loses nothing: what it was in the middle of is taken up at the next start.
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

  private final LocalStack stack;
  private final Addresses addresses;
  private final SuiteClock clock;
  private final Http http;
  private final SortedMap<Instance, ChildProcess> processes =
      new ConcurrentSkipListMap<>(comparing(Instance::service).thenComparingInt(Instance::number));
  private final Set<Instance> starting = ConcurrentHashMap.newKeySet();

  RunningServices(LocalStack stack, Addresses addresses, SuiteClock clock, Http http) {
    this.stack = stack;
    this.addresses = addresses;
    this.clock = clock;
    this.http = http;
  }

  /** Starts an instance that does not run; returns when it is ready. */
  void start(Instance instance) {
    Duration ahead = clock.ahead();
    Service service = instance.service();
    Startups.Unpacked program = stack
        .startups()
        .unpacked(service.module(), Built.executable(stack.root().resolve(service.module())));
    List<String> command = ServiceCommand.of(service, program.cache().options(), program.jar());
    ChildProcess process = ChildProcess.start(
        instance.name(),
        command,
        ServiceCommand.environment(instance, stack, ahead),
        stack.logs().resolve(instance.name() + ".log"));
    starting.add(instance);
    processes.put(instance, process);
    stack.startups().started(program.cache(), process.pid(), command);
    String readiness = addresses.managementOf(instance) + "/actuator/health/readiness";
    try {
      process.awaitReady(START_PATIENCE, () -> http.answers(readiness, 200));
    } catch (IllegalStateException e) {
      process.logThreads();
      throw e;
    } finally {
      starting.remove(instance);
    }
    clock.join(addresses.clockOf(instance), ahead);
  }

  /** Kills an instance as a crash would (SIGKILL). */
  void kill(Instance instance) {
    ChildProcess process = processes.get(instance);
    if (process == null) {
      throw new NoSuchElementException(instance.name() + " has never been started");
    }
    process.kill();
    clock.leave(addresses.clockOf(instance));
  }

  /**
   * Checks that every instance that was started still runs.
   *
   * @throws IllegalStateException if one does not
   */
  void checkAllRun() {
    processes.forEach((instance, process) -> {
      if (!process.isAlive()) {
        throw new IllegalStateException("%s has ended; its log is %s"
            .formatted(instance.name(), stack.logs().resolve(instance.name() + ".log")));
      }
    });
  }

  /** The instances that run now, ordered by service. */
  List<Instance> alive() {
    return processes.entrySet().stream()
        .filter(it -> it.getValue().isAlive())
        .map(it -> it.getKey())
        .toList();
  }

  /** Whether it was started and is not ready yet. */
  boolean isStarting(@Nullable Instance instance) {
    return instance != null && starting.contains(instance);
  }

  void forEachAlive(BiConsumer<Instance, ChildProcess> action) {
    processes.forEach((instance, process) -> {
      if (process.isAlive()) {
        action.accept(instance, process);
      }
    });
  }

  void killAll() {
    processes.values().forEach(ChildProcess::kill);
  }

  void stop() {
    try (ExecutorService together = Executors.newCachedThreadPool()) {
      List.copyOf(processes.values())
          .forEach(process -> together.execute(() -> process.stop(STOP_PATIENCE)));
    }
  }
}
