package dev.tandem.localstack.control;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.tandem.localstack.FaultCounts;
import dev.tandem.localstack.Options;
import dev.tandem.localstack.console.Lines;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.suite.Port;
import dev.tandem.test.process.FreePorts;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Calls a running demo's control server. */
public final class ControlClient {

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
  private static final Duration RESTART_PATIENCE = Duration.ofMinutes(4);

  private final Options options;
  private final int port;

  private ControlClient(Options options) {
    this.options = options;
    this.port = options.ports().of(Port.CONTROL);
  }

  public static ControlClient of(Options options) {
    return new ControlClient(options);
  }

  /** The broker's faults since it started; none if it does not answer. */
  FaultCounts faults() throws IOException {
    JsonNode broker = got().path("broker");
    return new FaultCounts(
        broker.path("messages").asLong(0),
        broker.path("duplicated").asLong(0),
        broker.path("heldBack").asLong(0));
  }

  /**
   * All parts of the suite, also those that have ended.
   *
   * @throws IOException if it does not answer or is somebody else's
   */
  List<PartView> parts() throws IOException {
    JsonNode status = got();
    if (!isOurs(status)) {
      throw new IOException("it is somebody else's demo: " + whose(status));
    }
    return PartView.of(status);
  }

  private @Nullable PartView part(String name) throws IOException {
    return parts().stream().filter(it -> it.name().equals(name)).findFirst().orElse(null);
  }

  private JsonNode got() throws IOException {
    try (Http http = new Http()) {
      Http.Answer answer = http.get(url("/status"));
      if (!answer.isSuccess()) {
        throw new IOException(answer.body().path("detail").asString("status " + answer.status()));
      }
      return answer.body();
    }
  }

  /** Prints the state of all parts; returns 0 if all are up, 1 if not. */
  public int status() {
    try {
      JsonNode status = got();
      if (!isOurs(status)) {
        System.out.println("This demo is somebody else's: " + whose(status));
      }
      List<PartView> parts = PartView.of(status);
      System.out.println(PartView.HEAD);
      parts.forEach(part -> System.out.println(part.row()));
      parts.stream().filter(PartView::isAway).forEach(part -> {
        System.out.println();
        System.out.println(part.advice(options));
      });
      return parts.stream().anyMatch(PartView::isAway) ? 1 : 0;
    } catch (ConnectException e) {
      return nothingRuns();
    } catch (IOException e) {
      return unreadable(e);
    }
  }

  /** Restarts a part; returns 0 once it is up. */
  public int restart(String name) {
    try (Http http = new Http()) {
      JsonNode status = got();
      if (!isOurs(status)) {
        System.err.println("Not restarted, for it is somebody else's demo: " + whose(status));
        return 1;
      }
      Http.Answer answer = http.post(url("/restart/" + name), Map.of(), Map.of());
      if (!answer.isSuccess()) {
        System.err.println(Lines.wrapped(
            "%s cannot be restarted: %s"
                .formatted(name, answer.body().path("detail").asString("")),
            2));
        return 1;
      }
      System.out.println("Restarting " + name);
      PartView part = Awaitility.await()
          .atMost(RESTART_PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> part(name), it -> it != null && (!it.isAway() || it.complaint() != null));
      if (part.isAway()) {
        System.err.println(part.advice(options));
        return 1;
      }
      System.out.println(name + " is up again.");
      return 0;
    } catch (ConnectException e) {
      return nothingRuns();
    } catch (IOException e) {
      return unreadable(e);
    } catch (ConditionTimeoutException e) {
      System.err.printf(
          Locale.ROOT,
          "%s is not up after %s minutes; its log is %s%n",
          name,
          RESTART_PATIENCE.toMinutes(),
          PartView.log(options, name));
      return 1;
    }
  }

  /** Stops the demo if it is ours; returns 0 once it has ended. */
  public int stop() {
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
    } catch (ConnectException e) {
      return nothingRuns();
    } catch (IOException e) {
      return unreadable(e);
    } catch (ConditionTimeoutException e) {
      System.err.println("It was asked to stop and still answers on port " + port);
      return 1;
    }
  }

  /** Whether the demo's data directory is the one of this command line. */
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
            + "%nit was started with; if not, start it:%n  %s%n",
        port,
        options.command("demo"));
    return 1;
  }

  private int unreadable(IOException e) {
    System.err.println(Lines.wrapped(
        "The demo on port %s cannot tell how it is: %s".formatted(port, e.getMessage()), 2));
    return 1;
  }

  private String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
