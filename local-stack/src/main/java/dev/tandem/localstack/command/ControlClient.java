package dev.tandem.localstack.command;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.FaultCounts;
import dev.tandem.localstack.Options;
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

  private final int port;

  private ControlClient(int port) {
    this.port = port;
  }

  static ControlClient of(Options options) {
    return new ControlClient(options.ports().of(Port.CONTROL));
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
      JsonNode services = got().path("services");
      System.out.printf("%-22s %6s %8s %8s %8s%n", "", "port", "pid", "health", "memory");
      for (JsonNode service : services) {
        System.out.printf(
            "%-22s %6d %8d %8s %5d MB%n",
            service.path("name").asString(),
            service.path("port").asInt(),
            service.path("pid").asLong(),
            service.path("health").asString(),
            service.path("residentMegabytes").asLong());
      }
      return 0;
    } catch (IOException e) {
      return nothingRuns();
    }
  }

  int stop() {
    try (Http http = new Http()) {
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

  private int nothingRuns() {
    System.err.println(
        "No demo answers on port " + port + " (--port control=NUMBER if it is elsewhere)");
    return 1;
  }

  private String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
