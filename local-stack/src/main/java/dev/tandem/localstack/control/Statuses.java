package dev.tandem.localstack.control;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.tandem.localstack.FaultCounts;
import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.LocalStack.Running;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.load.ResidentMemory;
import dev.tandem.localstack.suite.Addresses;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Service;
import dev.tandem.localstack.upkeep.Ended;
import org.jspecify.annotations.Nullable;

/** Asks every process of the suite for its health: all at once, and none for long. */
final class Statuses implements AutoCloseable {

  static final String UP = "UP";

  /** The process has ended. */
  static final String DOWN = "DOWN";

  /** The process is there and does not answer. */
  static final String SILENT = "SILENT";

  /** The process was started and is not ready yet. */
  static final String STARTING = "STARTING";

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final String BROKER = "broker";
  private static final String IDENTITY = "identity";

  private final LocalStack stack;
  private final Supplier<List<Ended>> ended;
  private final Http http;
  private final ExecutorService together = Executors.newVirtualThreadPerTaskExecutor();
  private final Instant startedAt = Instant.now();

  Statuses(LocalStack stack, Supplier<List<Ended>> ended, Http http) {
    this.http = http;
    this.stack = stack;
    this.ended = ended;
  }

  /**
   * One process of the suite.
   *
   * @param service the service it is an instance of, if it is one
   * @param instance its number, from 1
   * @param managementPort its management port, if it has one
   * @param pid none if it has ended
   * @param residentMegabytes the memory it takes now, 0 if unknown
   * @param since the time it went down
   * @param nextTry the time of its next start
   * @param complaint why its last start failed
   */
  record Part(
      String name,
      @Nullable Service service,
      @Nullable Integer instance,
      int port,
      @Nullable Integer managementPort,
      @Nullable Long pid,
      String health,
      long residentMegabytes,
      @Nullable Instant since,
      @Nullable Instant nextTry,
      @Nullable String complaint) {}

  /**
   * All processes of the suite.
   *
   * @param data its data directory, which identifies the demo
   * @param broker the broker's faults; none if it does not answer
   */
  record Status(
      Instant startedAt,
      String data,
      List<Part> services,
      @Nullable FaultCounts broker) {}

  /** The status of all processes now. */
  Status now() {
    CompletableFuture<Optional<FaultCounts>> broker = soon(this::brokerCounts, Optional.empty());
    Map<String, Ended> down = new TreeMap<>();
    ended.get().forEach(it -> down.put(it.part().name(), it));
    List<CompletableFuture<Part>> asked = new ArrayList<>();
    for (Running running : stack.running()) {
      CompletableFuture<String> health = running.name().equals(BROKER)
          ? broker.thenApply(it -> it.isPresent() ? UP : SILENT)
          : soon(() -> healthOf(running), SILENT);
      down.remove(running.name());
      asked.add(health
          .thenApply(it -> it.equals(SILENT) && stack.isStarting(running) ? STARTING : it)
          .thenApply(it -> part(running, it)));
    }
    List<Part> parts = new ArrayList<>();
    asked.forEach(it -> parts.add(it.join()));
    down.values().forEach(it -> parts.add(gone(it)));
    return new Status(startedAt, stack.data().toString(), parts, broker.join().orElse(null));
  }

  @Override
  public void close() {
    together.shutdownNow();
  }

  private <T> CompletableFuture<T> soon(Supplier<T> asked, T otherwise) {
    return CompletableFuture.supplyAsync(asked, together)
        .completeOnTimeout(otherwise, PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private Optional<FaultCounts> brokerCounts() {
    try {
      return Optional.of(stack.faults());
    } catch (IOException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** Whether the identity server answers. */
  boolean identityAnswers() {
    return soon(this::askIdentity, false).join();
  }

  private boolean askIdentity() {
    return http.answers(new Addresses(stack.ports()).identityDiscovery(), 200);
  }

  private String healthOf(Running running) {
    Instance instance = running.instance();
    if (instance == null) {
      return !running.name().equals(IDENTITY) || askIdentity() ? UP : SILENT;
    }
    int port = stack.ports().managementOf(instance);
    try {
      Http.Answer health = http.get("http://127.0.0.1:%s/actuator/health".formatted(port));
      return health.body().path("status").asString("UNKNOWN");
    } catch (IOException e) {
      return SILENT;
    }
  }

  private Part part(Running running, String health) {
    Instance instance = running.instance();
    return new Part(
        running.name(),
        instance == null ? null : instance.service(),
        instance == null ? null : instance.number(),
        running.port(),
        instance == null ? null : stack.ports().managementOf(instance),
        running.pid(),
        health,
        ResidentMemory.megabytesOf(running.pid()),
        null,
        null,
        null);
  }

  private Part gone(Ended found) {
    Instance instance = found.part().instance();
    return new Part(
        found.part().name(),
        instance == null ? null : instance.service(),
        instance == null ? null : instance.number(),
        found.part().port(),
        instance == null ? null : stack.ports().managementOf(instance),
        null,
        DOWN,
        0,
        found.since(),
        found.nextTry(),
        found.complaint());
  }
}
