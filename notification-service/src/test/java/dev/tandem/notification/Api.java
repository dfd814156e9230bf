package dev.tandem.notification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service over HTTP. */
public record Api(int port) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  public Reply get(String path) {
    return send(request(path).GET());
  }

  public Reply delete(String path) {
    return send(request(path).DELETE());
  }

  public Reply post(String path, String body) {
    return post(path, UUID.randomUUID().toString(), body);
  }

  public Reply post(String path, String key, String body) {
    return send(request(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body)));
  }

  /** Registers {@code url} for {@code events} and answers the endpoint with its secret. */
  public JsonNode register(String url, String... events) {
    Reply reply = post("/v1/webhook-endpoints", registration(url, events));
    if (reply.status() != 201) {
      throw new AssertionError("Not registered: " + reply.json());
    }
    return reply.json();
  }

  public static String registration(String url, String... events) {
    return JSON.writeValueAsString(
        JSON.createObjectNode().put("url", url).set("events", JSON.valueToTree(events)));
  }

  public List<JsonNode> notificationsOf(String recipientId) {
    return data("/v1/notifications?limit=100&recipientId=" + recipientId);
  }

  public List<JsonNode> deliveriesOf(JsonNode endpoint) {
    return data(deliveriesPath(endpoint) + "?limit=100");
  }

  public static String path(JsonNode endpoint) {
    return "/v1/webhook-endpoints/" + endpoint.get("id").asString();
  }

  public static String deliveriesPath(JsonNode endpoint) {
    return path(endpoint) + "/deliveries";
  }

  private List<JsonNode> data(String path) {
    JsonNode data = get(path).json().get("data");
    return StreamSupport.stream(data.spliterator(), false).toList();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  /** The body of an answer that is no JSON. */
  public String text(String path) {
    return exchange(request(path).GET()).body();
  }

  private static Reply send(HttpRequest.Builder request) {
    HttpResponse<String> raw = exchange(request);
    JsonNode json = raw.body().isEmpty() ? JSON.nullNode() : JSON.readTree(raw.body());
    return new Reply(raw.statusCode(), json, raw);
  }

  private static HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An answer. */
  public record Reply(int status, JsonNode json, HttpResponse<String> raw) {

    public String code() {
      return json.path("code").asString("");
    }

    public String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }
}
