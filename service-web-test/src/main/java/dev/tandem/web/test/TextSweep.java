package dev.tandem.web.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * Sends text that the database cannot hold to every text parameter of a running service: all path
 * variables, query parameters and body fields that its OpenAPI document names, and all actuator
 * endpoints. Meant for one test in each service:
 *
 * <pre>{@code
 * @Test void refusesTextThatTheDatabaseCannotHold() { TextSweep.verify(port, managementPort); }
 *     }</pre>
 */
public final class TextSweep {

  private static final List<String> ENCODED = List.of("a%00b", "%ff", "%ed%a0%80");
  private static final List<String> ESCAPED = List.of("a\\u0000b", "\\ud83d", "\\ude00a");

  private final List<String> failures = new ArrayList<>();
  private int requests;

  private TextSweep() {}

  /**
   * Sends all requests.
   *
   * @return the number of requests
   * @throws AssertionError naming each request that was not answered with {@code invalid-request}
   */
  public static int verify(int port, int managementPort) {
    var sweep = new TextSweep();
    sweep.publicPort(new SweptPort(port));
    sweep.managementPort(new SweptPort(managementPort));
    if (!sweep.failures.isEmpty()) {
      throw new AssertionError(String.join(System.lineSeparator(), sweep.failures));
    }
    return sweep.requests;
  }

  private void publicPort(SweptPort port) {
    var document = port.read("/openapi.json");
    for (var path : document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        parameters(port, operation.getKey(), path.getKey(), operation.getValue());
        var schema = operation.getValue().at("/requestBody/content/application~1json/schema");
        for (var field : new RequestFields(document).of(schema).entrySet()) {
          body(port, operation.getKey(), filled(path.getKey()), field);
        }
      }
    }
  }

  private void parameters(SweptPort port, String method, String path, JsonNode operation) {
    for (var parameter : operation.path("parameters")) {
      var name = parameter.path("name").asString();
      for (var text : ENCODED) {
        switch (parameter.path("in").asString()) {
          case "path" ->
            expect(port.send(method, filled(path.replace("{" + name + "}", text)), "{}"), "");
          case "query" ->
            expect(port.send(method, filled(path) + "?" + name + "=" + text, "{}"), name);
          default -> {}
        }
      }
    }
  }

  private void managementPort(SweptPort port) {
    for (var link : port.read("/actuator").path("_links")) {
      var path = link.path("href").asString().replaceFirst("^https?://[^/]+", "");
      for (var text : ENCODED) {
        expect(port.send("get", path.replaceAll("\\{[^}]*}", text) + "?group=" + text, ""), "");
      }
      // What takes no POST refuses it before it looks at it.
      if (port.send("post", filled(path), "{}").status() != 403) {
        body(port, "post", filled(path), Map.entry("/reason", "{\"reason\":\"%s\"}"));
      }
    }
  }

  private void body(SweptPort port, String method, String path, Map.Entry<String, String> field) {
    for (var text : ESCAPED) {
      expect(port.send(method, path, field.getValue().replace("%s", text)), field.getKey());
    }
  }

  private void expect(SweptPort.Reply reply, String where) {
    requests++;
    var error = reply.body().at("/errors/0");
    var place = error.has("pointer") ? error.path("pointer") : error.path("parameter");
    if (reply.status() != 400
        || !reply.body().path("code").asString("").equals("invalid-request")
        || !(where.isEmpty() || place.asString("").equals(where))) {
      failures.add(reply.request() + " was answered with " + reply.status() + " " + reply.body());
    }
  }

  private static String filled(String path) {
    return path.replaceAll("\\{[^}]*}", "x");
  }
}
