package dev.tandem.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

/** Talks to the sample service over real HTTP. */
record Api(int port) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  /** An answer, its body read as JSON if it is some. */
  record Reply(int status, Map<String, Object> json, String body, HttpResponse<String> raw) {

    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }

    String code() {
      return String.valueOf(json.get("code"));
    }
  }

  Reply get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  Reply post(String path, String body) {
    return post(path, UUID.randomUUID().toString(), body);
  }

  Reply post(String path, String key, String body, String... headers) {
    return send(request(path, headers)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body)));
  }

  HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  @SuppressWarnings("unchecked")
  Reply send(HttpRequest.Builder request) {
    try {
      var raw = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      var body = raw.body();
      return new Reply(
          raw.statusCode(),
          body.startsWith("{") ? JSON.readValue(body, Map.class) : Map.of(),
          body,
          raw);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
