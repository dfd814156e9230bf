package dev.tandem.localstack.control;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.http.ClockAdvance;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.http.JsonServer;
import dev.tandem.localstack.http.JsonServer.Answer;
import dev.tandem.localstack.http.JsonServer.Refusal;
import dev.tandem.localstack.http.JsonServer.Request;
import dev.tandem.localstack.suite.Instance;
import dev.tandem.localstack.suite.Port;
import dev.tandem.localstack.upkeep.Upkeep;
import tools.jackson.databind.JsonNode;

/**
 * The demo's control server: reports on the suite, moves its clock, kills and restarts parts,
 * compares the books, and stops it.
 */
public final class ControlServer implements AutoCloseable {

  // What is on its way between two readings has arrived by then.
  private static final Duration CHECK_PATIENCE = Duration.ofSeconds(3);

  private final LocalStack stack;
  private final Upkeep upkeep;
  private final Runnable stop;
  private final Http http = new Http();
  private final Statuses statuses;
  private final JsonServer server;

  private ControlServer(LocalStack stack, Upkeep upkeep, Runnable stop, JsonServer server) {
    this.stack = stack;
    this.upkeep = upkeep;
    this.stop = stop;
    this.statuses = new Statuses(stack, upkeep::ended, http);
    this.server = server
        .on("GET", "/status", request -> Answer.json(200, statuses.now()))
        .on("POST", "/restart", this::restart)
        .on("POST", "/kill", this::kill)
        .on("POST", "/check", request -> check())
        .on("POST", "/clock", this::clock)
        .on("POST", "/tokens", this::token)
        .on("POST", "/stop", request -> stop());
  }

  /** Starts it at its port of {@code stack}. */
  public static ControlServer start(LocalStack stack, Upkeep upkeep, Runnable stop) {
    JsonServer server = JsonServer.start(stack.ports().of(Port.CONTROL));
    return new ControlServer(stack, upkeep, stop, server);
  }

  String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
    statuses.close();
    http.close();
  }

  private Answer restart(Request request) {
    if (upkeep.names().isEmpty()) {
      throw new Refusal(409, "starting", "the demo is still starting");
    }
    if (!upkeep.restart(request.name())) {
      throw new Refusal(404, "not-found", "NAME is one of " + String.join(", ", upkeep.names()));
    }
    return Answer.json(202, Map.of("restarting", request.name()));
  }

  /** Kills a service as a crash would; the upkeep starts it again. */
  private Answer kill(Request request) {
    Instance victim = stack.running().stream()
        .filter(it -> it.name().equals(request.name()))
        .map(LocalStack.Running::instance)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(
            () -> new Refusal(404, "not-found", request.name() + " is no service that runs"));
    stack.kill(victim);
    return Answer.json(202, Map.of("killed", request.name()));
  }

  private Answer check() {
    try {
      Report report = stack.check().run(CHECK_PATIENCE);
      return Answer.json(200, Map.of("clean", report.isClean(), "text", report.text()));
    } catch (IOException e) {
      throw new Refusal(502, "not-read", String.valueOf(e.getMessage()));
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

  /** Passes requests for tokens on to the identity server. */
  private Answer token(Request request) {
    if (!statuses.identityAnswers()) {
      throw new Refusal(503, "no-identity", "The identity server does not answer");
    }
    try {
      Http.Answer answer =
          http.post(stack.identityUrl() + "/tokens", request.read(JsonNode.class), Map.of());
      return Answer.json(answer.status(), answer.body());
    } catch (IOException e) {
      throw new Refusal(503, "no-identity", "The identity server does not answer");
    }
  }

  private Answer stop() {
    stop.run();
    return Answer.json(202, Map.of("stopping", true));
  }
}
