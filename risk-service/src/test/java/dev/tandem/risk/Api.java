package dev.tandem.risk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

/** Talks to the service over HTTP. */
record Api(int port) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  record Reply(int status, Map<String, Object> json, HttpResponse<String> raw) {

    String code() {
      return String.valueOf(json.get("code"));
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> data() {
      return (List<Map<String, Object>>) json.get("data");
    }
  }

  Reply get(String path) {
    return send(request(path).GET());
  }

  Reply post(String path, String body) {
    return send(request(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Reply decide(String reviewId, String body) {
    return decide(reviewId, UUID.randomUUID().toString(), body);
  }

  Reply decide(String reviewId, String key, String body) {
    return send(request("/v1/reviews/" + reviewId + "/decision")
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  @SuppressWarnings("unchecked")
  Reply send(HttpRequest.Builder request) {
    try {
      var raw = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      var body = raw.body().isBlank() ? "{}" : raw.body();
      return new Reply(raw.statusCode(), JSON.readValue(body, Map.class), raw);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
