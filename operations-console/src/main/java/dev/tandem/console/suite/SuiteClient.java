package dev.tandem.console.suite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;

/**
 * Calls services with the token and the address of the person at the page. Several calls of one
 * page run side by side; none of them throws, see {@link Reply}. An {@linkplain
 * Service#isOptional() optional} service that has never answered is taken for not installed: its
 * reply is empty, and it is away only once it was there.
 */
public class SuiteClient {

  private final HttpClient http;
  private final SuiteProperties suite;
  private final CallerToken token;
  private final CallerAddress address;
  private final JsonMapper json;
  private final Set<Service> met;

  /**
   * @param met the services that have answered so far; more are added
   */
  SuiteClient(
      HttpClient http,
      SuiteProperties suite,
      CallerToken token,
      CallerAddress address,
      JsonMapper json,
      Set<Service> met) {
    this.http = http;
    this.suite = suite;
    this.token = token;
    this.address = address;
    this.json = json;
    this.met = met;
  }

  /** The same client for work that goes on after the current request has ended. */
  public SuiteClient asCurrentPerson() {
    Optional<String> now = token.current();
    Optional<String> from = address.current();
    return new SuiteClient(http, suite, () -> now, () -> from, json, met);
  }

  /** The same client with another token. */
  public SuiteClient withToken(String other) {
    return new SuiteClient(http, suite, () -> Optional.of(other), address, json, met);
  }

  /** Reads {@code path} of the service's API. */
  public CompletableFuture<Reply> get(Service service, String path) {
    return send(service, request(address(service).url(), path).GET());
  }

  /** Reads {@code path} below the service's {@code /actuator}. */
  public CompletableFuture<Reply> look(Service service, String path) {
    return send(
        service, request(address(service).management(), "/actuator/" + path).GET());
  }

  /** The service's metrics in Prometheus' text format; empty if it is away. */
  public CompletableFuture<String> metrics(Service service) {
    return text(URI.create(address(service).management() + "/actuator/prometheus"));
  }

  /** The broker's metrics in Prometheus' text format; empty if it is away. */
  public CompletableFuture<String> brokerMetrics() {
    return text(URI.create(suite.brokerMetrics() + "/metrics"));
  }

  /**
   * Asks the service's API to act.
   *
   * @param key the idempotency key: of the intention, not of the attempt
   */
  public CompletableFuture<Reply> post(Service service, String path, String key, Object body) {
    return send(
        service,
        request(address(service).url(), path)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
  }

  /** Asks the service's management endpoint {@code path} to act. */
  public CompletableFuture<Reply> operate(Service service, String path, Object body) {
    return send(
        service,
        request(address(service).management(), "/actuator/" + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
  }

  /** Calls an address outside the services, without a token. */
  public CompletableFuture<Reply> postTo(URI other, String path, Object body) {
    return send(HttpRequest.newBuilder(URI.create(other + path))
        .timeout(suite.timeout())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
  }

  private SuiteProperties.Address address(Service service) {
    return Objects.requireNonNull(suite.services().get(service), service::title);
  }

  private HttpRequest.Builder request(URI base, String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
        .timeout(suite.timeout())
        .header("Accept", "application/json");
    token.current().ifPresent(it -> request.header("Authorization", "Bearer " + it));
    address.current().ifPresent(it -> request.header("X-Forwarded-For", it));
    return request;
  }

  private CompletableFuture<String> text(URI address) {
    HttpRequest request = HttpRequest.newBuilder(address)
        .timeout(suite.timeout())
        .header("Accept", "text/plain")
        .build();
    return http.sendAsync(request, BodyHandlers.ofString())
        .thenApply(it -> it.statusCode() == 200 ? it.body() : "")
        .exceptionally(failure -> "");
  }

  private CompletableFuture<Reply> send(Service service, HttpRequest.Builder request) {
    return send(request).thenApply(reply -> {
      if (!(reply instanceof Reply.Away)) {
        met.add(service);
      } else if (service.isOptional() && !met.contains(service)) {
        return new Reply.Answered(MissingNode.getInstance());
      }
      return reply;
    });
  }

  private CompletableFuture<Reply> send(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), BodyHandlers.ofString())
        .thenApply(this::reply)
        .exceptionally(SuiteClient::away);
  }

  private Reply reply(HttpResponse<String> response) {
    JsonNode body;
    try {
      body = response.body().isBlank() ? NullNode.getInstance() : json.readTree(response.body());
    } catch (JacksonException e) {
      body = NullNode.getInstance();
    }
    int status = response.statusCode();
    if (status < 300) {
      return new Reply.Answered(body);
    }
    String detail = body.path("detail").asString("");
    return new Reply.Refused(
        status,
        body.path("code").asString("status-" + status),
        detail.isEmpty() ? body.path("title").asString("It answered " + status) : detail);
  }

  private static Reply away(Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
    if (cause instanceof IOException) {
      return new Reply.Away("It cannot be reached");
    }
    return new Reply.Away(String.valueOf(cause));
  }
}
