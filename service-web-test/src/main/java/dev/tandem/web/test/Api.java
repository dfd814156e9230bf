package dev.tandem.web.test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The HTTP interface of a service as a caller sees it. The caller is a member of staff with all
 * staff roles, unless a test chooses another.
 */
public class Api {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final int port;
  private final @Nullable String token;

  /** Calls the service at {@code port} as staff. */
  public Api(int port) {
    this(
        port,
        TestIssuer.shared().token("staff", "operator", "approver", "auditor").signed());
  }

  private Api(int port, @Nullable String token) {
    this.port = port;
    this.token = token;
  }

  /** The same service, called by {@code sub} with these roles. */
  public Api as(String sub, String... roles) {
    return with(TestIssuer.shared().token(sub, roles).signed());
  }

  /** The same service, called with {@code other}, or with no token where it is null. */
  public Api with(@Nullable String other) {
    return new Api(port, other);
  }

  public int port() {
    return port;
  }

  public Reply get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  public Reply put(String path, String body) {
    return send("PUT", path, body, "Content-Type", "application/json");
  }

  public Reply delete(String path) {
    return send("DELETE", path, null);
  }

  public Reply post(String path, String body, String... headers) {
    return postWithKey(UUID.randomUUID().toString(), path, body, headers);
  }

  public Reply postWithKey(String key, String path, String body, String... headers) {
    var request = request(path, headers)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body));
    return send(request, tokenFor("POST", path, body));
  }

  private Reply send(String method, String path, @Nullable String body, String... headers) {
    var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return send(request(path, headers).method(method, publisher), tokenFor(method, path, body));
  }

  /** Sends a request that no other method can make. */
  public Reply send(HttpRequest.Builder request) {
    return send(request, token);
  }

  public HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  /** The token that a request is sent with. */
  protected @Nullable String tokenFor(String method, String path, @Nullable String body) {
    return token;
  }

  private static Reply send(HttpRequest.Builder request, @Nullable String token) {
    if (token != null) {
      request.setHeader("Authorization", "Bearer " + token);
    }
    try {
      return Reply.of(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
