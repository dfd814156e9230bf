package dev.tandem.localstack.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks the services as any client would. */
public final class Http implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  /**
   * What came back.
   *
   * @param body a missing node if it is not JSON
   */
  public record Answer(int status, JsonNode body) {

    /** Whether it was done or accepted. */
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /** Gets {@code url}. */
  public Answer get(String url) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(url)));
  }

  /** Posts {@code body} as JSON. */
  public Answer post(String url, Object body, Map<String, String> headers) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(JsonServer.JSON.writeValueAsString(body)));
    headers.forEach(request::header);
    return send(request);
  }

  /** Whether {@code url} answers with {@code status} now. */
  public boolean answers(String url, int status) {
    try {
      return get(url).status() == status;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private Answer send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> response =
          client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), json(response.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JsonServer.JSON.readTree(text);
    } catch (JacksonException e) {
      return JsonServer.JSON.missingNode();
    }
  }
}
