package dev.tandem.web.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends what a service's OpenAPI document gives as examples, and compares the answers with the
 * document: each operation has a summary, each body an example that the service takes, and each
 * answer a status and fields that are documented.
 */
public final class DocumentedExamples {

  private static final String JSON_SCHEMA = "/content/application~1json/schema";

  private final Api api;
  private final JsonNode document;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> paths = new LinkedHashMap<>();
  private final Map<String, String> refusals = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();
  private int requests;

  public DocumentedExamples(Api api) {
    this.api = api;
    this.document = api.get("/openapi.json").json();
  }

  /** In examples, {@code field} is replaced: no document can know it. */
  public DocumentedExamples with(String field, String value) {
    values.put(field, value);
    return this;
  }

  /** {@code operation}, such as {@code GET /v1/wallets/{id}}, is tried at {@code path}. */
  public DocumentedExamples at(String operation, String path) {
    paths.put(operation, path);
    return this;
  }

  /** The same, and it is refused with the problem {@code code}, as things stand there. */
  public DocumentedExamples refusedAt(String operation, String path, String code) {
    refusals.put(operation, code);
    return at(operation, path);
  }

  /**
   * Tries every operation.
   *
   * @return how many requests were sent
   * @throws AssertionError naming all that differs
   */
  public int verify() {
    for (var path : document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        verify(
            operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
            operation.getValue());
      }
    }
    if (!failures.isEmpty()) {
      throw new AssertionError(String.join(System.lineSeparator(), failures));
    }
    return requests;
  }

  private void verify(String operation, JsonNode documented) {
    require(!documented.path("summary").asString("").isBlank(), operation, "has no summary");
    var parts = operation.split(" ", 2);
    var path = paths.getOrDefault(operation, parts[1]);
    if (path.contains("{")) {
      failures.add(operation + " is tried nowhere");
      return;
    }
    var schema = documented.at("/requestBody" + JSON_SCHEMA);
    var body = schema.isMissingNode() ? "" : example(schema);
    require(body != null, operation, "has a body without an example");
    if (body != null) {
      compare(operation, documented.path("responses"), send(parts[0], path, body));
    }
  }

  private void compare(String operation, JsonNode responses, Reply reply) {
    var refusal = refusals.get(operation);
    if (refusal != null) {
      require(refusal.equals(reply.code()), operation, "answers " + reply.raw().body());
      return;
    }
    var answer = responses.path(String.valueOf(reply.status()));
    require(!answer.isMissingNode(), operation, "answers " + reply.status() + " undocumented");
    if (!answer.at(JSON_SCHEMA).isMissingNode() && reply.json().isObject()) {
      var known = resolved(answer.at(JSON_SCHEMA)).path("properties");
      reply
          .json()
          .propertyNames()
          .forEach(name ->
              require(known.has(name), operation, "answers the undocumented field " + name));
    }
  }

  private @Nullable String example(JsonNode schema) {
    var example = resolved(schema).path("example");
    if (!example.isObject()) {
      return null;
    }
    var filled = (ObjectNode) example.deepCopy();
    values.forEach((field, value) -> {
      if (filled.has(field)) {
        filled.put(field, value);
      }
    });
    return filled.toString();
  }

  private JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? document.at(schema.path("$ref").asString().substring(1)) : schema;
  }

  private Reply send(String method, String path, String body) {
    requests++;
    return switch (method) {
      case "GET" -> api.get(path);
      case "PUT" -> api.put(path, body);
      case "DELETE" -> api.delete(path);
      default -> api.post(path, body);
    };
  }

  private void require(boolean holds, String operation, String otherwise) {
    if (!holds) {
      failures.add(operation + " " + otherwise);
    }
  }
}
