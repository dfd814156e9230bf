package dev.tandem.localstack.command;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.tandem.localstack.FaultCounts;
import dev.tandem.localstack.Options;
import dev.tandem.localstack.console.Paint;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Port;
import dev.tandem.localstack.suite.Service;
import dev.tandem.test.FreePorts;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/** Asks a running demo for its state, or to stop. */
final class ControlClient {

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

  private final Options options;
  private final int port;

  private ControlClient(Options options) {
    this.options = options;
    this.port = options.ports().of(Port.CONTROL);
  }

  static ControlClient of(Options options) {
    return new ControlClient(options);
  }

  /** The instances that run now. */
  List<Instance> instances() throws IOException {
    List<Instance> instances = new ArrayList<>();
    for (JsonNode part : got().path("services")) {
      if (part.hasNonNull("instance")) {
        instances.add(new Instance(
            Service.valueOf(part.path("service").asString()),
            part.path("instance").asInt()));
      }
    }
    return instances;
  }

  /** What the broker has done to messages since it started. */
  FaultCounts faults() throws IOException {
    JsonNode broker = got().path("broker");
    return new FaultCounts(
        broker.path("messages").asLong(),
        broker.path("duplicated").asLong(),
        broker.path("heldBack").asLong());
  }

  private JsonNode got() throws IOException {
    try (Http http = new Http()) {
      return http.get(url("/status")).body();
    }
  }

  int status() {
    try {
      JsonNode status = got();
      JsonNode services = status.path("services");
      if (!isOurs(status)) {
        System.out.println("This demo is somebody else's: " + whose(status));
      }
      System.out.printf(
          Locale.ROOT, "%-22s %6s %8s %8s %8s%n", "", "port", "pid", "health", "memory");
      for (JsonNode service : services) {
        System.out.printf(
            Locale.ROOT,
            "%-22s %6d %8d %s %5d MB%n",
            service.path("name").asString(),
            service.path("port").asInt(),
            service.path("pid").asLong(),
            painted(service.path("health").asString()),
            service.path("residentMegabytes").asLong());
      }
      return 0;
    } catch (IOException e) {
      return nothingRuns();
    }
  }

  /** Stops the demo if it is ours; 0 once it has ended. */
  int stop() {
    try (Http http = new Http()) {
      JsonNode status = got();
      if (!isOurs(status)) {
        System.err.println("Not stopped, for it is somebody else's demo: " + whose(status));
        return 1;
      }
      http.post(url("/stop"), Map.of(), Map.of());
      Awaitility.await().atMost(STOP_PATIENCE).until(() -> FreePorts.isFree(port));
      System.out.println("Stopped.");
      return 0;
    } catch (IOException e) {
      return nothingRuns();
    } catch (ConditionTimeoutException e) {
      System.err.println("It was asked to stop and still answers on port " + port);
      return 1;
    }
  }

  // Padded first: a colour takes no room.
  private static String painted(String health) {
    String padded = String.format(Locale.ROOT, "%8s", health);
    return health.equals("UP") ? Paint.GOOD.of(padded) : Paint.BAD.of(padded);
  }

  /** Whether the demo keeps its data where this command line says. */
  private boolean isOurs(JsonNode status) {
    String data = status.path("data").asString("");
    return data.equals(options.data().toAbsolutePath().normalize().toString());
  }

  private static String whose(JsonNode status) {
    String data = status.path("data").asString("");
    return String.format(
        Locale.ROOT, "it keeps its data in %s%nIf it is meant, add --data %s", data, data);
  }

  private int nothingRuns() {
    System.err.printf(
        Locale.ROOT,
        "No demo answers on port %s.%nIf it runs elsewhere, add the --port-offset, --port or --data"
            + " it was started with;%nif not, start it: %s%n",
        port,
        options.command("demo"));
    return 1;
  }

  private String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
