package dev.tandem.fundpurchase;

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

/** The service's HTTP interface as a caller sees it. */
record Api(int port) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  static String discountPurchase(String walletId, String fundCode) {
    return """
        {"walletId": "%s", "fundCode": "%s", "amountMinor": 100000, "currency": "CNY",
         "fundingToken": "tok_ok", "context": {"deviceId": "d-1", "country": "CN"}}""".formatted(walletId, fundCode);
  }

  static String balancePurchase(String walletId, String fundCode) {
    return """
        {"walletId": "%s", "fundCode": "%s", "amountMinor": 100000, "currency": "CNY"}""".formatted(walletId, fundCode);
  }

  Reply stepUp(String orderId, String code) {
    return post("/v1/fund-purchases/" + orderId + "/step-up", """
        {"code": "%s"}""".formatted(code));
  }

  Reply cancel(String orderId) {
    return post("/v1/fund-purchases/" + orderId + "/cancel", "");
  }

  Reply order(String orderId) {
    return get("/v1/fund-purchases/" + orderId);
  }

  Reply get(String path) {
    return send(request(path).GET());
  }

  /** What Prometheus scrapes. */
  String metrics() {
    try {
      return CLIENT
          .send(request("/actuator/prometheus").GET().build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Reply post(String path, String body, String... headers) {
    return postWithKey(UUID.randomUUID().toString(), path, body, headers);
  }

  Reply postWithKey(String key, String path, String body, String... headers) {
    var request = request(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static Reply send(HttpRequest.Builder request) {
    try {
      var raw = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(raw.statusCode(), JSON.readTree(raw.body()), raw);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An answer and its JSON. */
  record Reply(int status, JsonNode json, HttpResponse<String> raw) {

    String text(String field) {
      return json.path(field).asString();
    }

    long number(String field) {
      return json.path(field).asLong();
    }

    List<JsonNode> data() {
      return StreamSupport.stream(json.path("data").spliterator(), false).toList();
    }

    /** The order's states so far. */
    List<String> states() {
      return StreamSupport.stream(json.path("timeline").spliterator(), false)
          .map(step -> step.path("status").asString())
          .toList();
    }

    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }
}
