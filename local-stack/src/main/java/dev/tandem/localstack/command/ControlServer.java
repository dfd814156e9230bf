package dev.tandem.localstack.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.FaultCounts;
import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.http.ClockAdvance;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.http.JsonServer;
import dev.tandem.localstack.http.JsonServer.Answer;
import dev.tandem.localstack.http.JsonServer.Refusal;
import dev.tandem.localstack.http.JsonServer.Request;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Port;
import dev.tandem.localstack.suite.Service;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells about the running suite, moves its clock and stops it. */
final class ControlServer implements AutoCloseable {

  private final LocalStack stack;
  private final Runnable stop;
  private final Instant startedAt = Instant.now();
  private final Http http = new Http();
  private final JsonServer server;

  private ControlServer(LocalStack stack, Runnable stop, JsonServer server) {
    this.stack = stack;
    this.stop = stop;
    this.server = server
        .on("GET", "/status", request -> Answer.json(200, status()))
        .on("POST", "/clock", this::clock)
        .on("POST", "/tokens", this::token)
        .on("POST", "/stop", request -> stop());
  }

  /**
   * One process of the suite.
   *
   * @param service the service it is an instance of, if it is one
   * @param instance which one, from 1
   * @param managementPort where operators look, if there is such a place
   * @param residentMegabytes the memory it takes now, 0 if unknown
   */
  record Part(
      String name,
      @Nullable Service service,
      @Nullable Integer instance,
      int port,
      @Nullable Integer managementPort,
      long pid,
      String health,
      long residentMegabytes) {}

  /**
   * All processes of the suite.
   *
   * @param data where it keeps its data: what a demo is known by
   * @param broker what the broker has done to messages
   */
  record Status(Instant startedAt, String data, List<Part> services, FaultCounts broker) {}

  static ControlServer start(LocalStack stack, Runnable stop) {
    return new ControlServer(stack, stop, JsonServer.start(stack.ports().of(Port.CONTROL)));
  }

  String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
    http.close();
  }

  private Status status() throws IOException {
    List<Part> parts = new ArrayList<>();
    for (LocalStack.Running running : stack.running()) {
      Instance instance = running.instance();
      parts.add(new Part(
          running.name(),
          instance == null ? null : instance.service(),
          instance == null ? null : instance.number(),
          running.port(),
          instance == null ? null : stack.ports().managementOf(instance),
          running.pid(),
          instance == null ? "UP" : healthOf(instance),
          residentMegabytes(running.pid())));
    }
    return new Status(startedAt, stack.data().toString(), parts, stack.faults());
  }

  private String healthOf(Instance instance) {
    int port = stack.ports().managementOf(instance);
    try {
      Http.Answer health = http.get("http://127.0.0.1:%s/actuator/health".formatted(port));
      return health.body().path("status").asString("UNKNOWN");
    } catch (IOException e) {
      return "DOWN";
    }
  }

  private Answer clock(Request request) {
    if (!request.name().equals("advance")) {
      throw new Refusal(404, "not-found", "POST /clock/advance");
    }
    Duration duration = request.read(ClockAdvance.class).checked();
    try {
      stack.advanceClock(duration);
    } catch (IOException e) {
      throw new Refusal(502, "clock-not-moved", String.valueOf(e.getMessage()));
    }
    return Answer.json(200, Map.of("duration", duration.toString()));
  }

  /** Anybody's token for anybody, as the identity server makes it. */
  private Answer token(Request request) {
    try {
      Http.Answer answer =
          http.post(stack.identityUrl() + "/tokens", request.read(JsonNode.class), Map.of());
      return Answer.json(answer.status(), answer.body());
    } catch (IOException e) {
      throw new Refusal(503, "no-identity", "The identity server does not answer yet");
    }
  }

  private Answer stop() {
    stop.run();
    return Answer.json(202, Map.of("stopping", true));
  }

  private static long residentMegabytes(long pid) {
    try {
      Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
      String kilobytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Long.parseLong(kilobytes.strip()) / 1024;
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }
}
