package dev.tandem.web.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A port of a running service, called with every role. */
record SweptPort(int port) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String EVERYBODY = TestIssuer.shared()
      .token("sweeper", "investor", "operator", "approver", "auditor", "service")
      .signed();

  /** An answer to {@code request}; its body is a missing node if it is not JSON. */
  record Reply(String request, int status, JsonNode body) {}

  JsonNode read(String path) {
    var reply = send("get", path, "");
    if (reply.status() != 200) {
      throw new AssertionError(path + " answered " + reply.status());
    }
    return reply.body();
  }

  Reply send(String method, String path, String body) {
    var verb = method.toUpperCase(Locale.ROOT);
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + EVERYBODY)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .method(
            verb,
            verb.equals("GET")
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body))
        .build();
    try {
      var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      return new Reply(
          verb + " " + path + " " + body, response.statusCode(), json(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking for " + path, e);
    }
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }
}
