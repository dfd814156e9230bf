package dev.tandem.web.test;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer.
 *
 * @param json its body, a missing node where that is no JSON
 */
public record Reply(int status, JsonNode json, HttpResponse<String> raw) {

  private static final JsonMapper JSON = new JsonMapper();

  static Reply of(HttpResponse<String> raw) {
    return new Reply(raw.statusCode(), read(raw.body()), raw);
  }

  public String body() {
    return raw.body();
  }

  public String text(String field) {
    return json.path(field).asString("");
  }

  public long number(String field) {
    return json.path(field).asLong();
  }

  /** The code of a problem. */
  public String code() {
    return text("code");
  }

  public String header(String name) {
    return raw.headers().firstValue(name).orElse("");
  }

  /** The items of a list. */
  public List<JsonNode> data() {
    return StreamSupport.stream(json.path("data").spliterator(), false).toList();
  }

  /** The items of a list, as their fields. */
  public List<Map<String, Object>> items() {
    return data().stream().map(Reply::fieldsOf).toList();
  }

  /** The statuses of a timeline so far. */
  public List<String> states() {
    return StreamSupport.stream(json.path("timeline").spliterator(), false)
        .map(step -> step.path("status").asString())
        .toList();
  }

  /** The body's fields, none where it is no object. */
  public Map<String, Object> fields() {
    return json.isObject() ? fieldsOf(json) : Map.of();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> fieldsOf(JsonNode object) {
    return JSON.convertValue(object, Map.class);
  }

  private static JsonNode read(String body) {
    try {
      return body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }
}
