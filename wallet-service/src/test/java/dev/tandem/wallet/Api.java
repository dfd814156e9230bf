package dev.tandem.wallet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's HTTP interface as a caller sees it. */
record Api(int port) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  Reply openWallet(String ownerId, String currency) {
    return post("/v1/wallets", """
        {"ownerId": "%s", "currency": "%s"}""".formatted(ownerId, currency));
  }

  Reply recharge(String walletId, long amountMinor, String fundingToken, String... headers) {
    return post("/v1/wallets/" + walletId + "/recharges", body(amountMinor, fundingToken), headers);
  }

  Reply stepUp(String rechargeId, String code) {
    return post("/v1/recharges/" + rechargeId + "/step-up", """
        {"code": "%s"}""".formatted(code));
  }

  static String body(long amountMinor, String fundingToken) {
    return """
        {"amountMinor": %d, "currency": "CNY", "fundingToken": "%s",
         "context": {"deviceId": "d-1", "ip": "203.0.113.7", "country": "CN"}}""".formatted(amountMinor, fundingToken);
  }

  Reply get(String path) {
    return send(request(path).GET());
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

    String code() {
      return text("code");
    }

    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }
}
