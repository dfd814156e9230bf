package dev.tandem.localstack.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A client of the services: without a token, or {@link #as} a caller. Clients derived from one
 * share its connections and are closed with it.
 */
public final class Http implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration SHORT_PAUSE = Duration.ofMillis(200);
  private static final String RETRY_AFTER = "Retry-After";
  private static final Pattern SECONDS = Pattern.compile("\\d{1,4}");

  private final HttpClient client;
  private final @Nullable Tokens tokens;
  private final @Nullable Caller caller;
  private final @Nullable String bearer;
  private final Duration patience;

  /** A client that never needs a token. */
  public Http() {
    this(newClient(), null, null, null, Duration.ZERO);
  }

  /** A client whose tokens come from the identity server at {@code identityUrl}. */
  public Http(String identityUrl) {
    this(newClient(), new Tokens(identityUrl), null, null, Duration.ZERO);
  }

  /** A client that always uses {@code token}, whoever it is {@link #as}. */
  public static Http bearing(String token) {
    return new Http(newClient(), null, null, token, Duration.ZERO);
  }

  private Http(
      HttpClient client,
      @Nullable Tokens tokens,
      @Nullable Caller caller,
      @Nullable String bearer,
      Duration patience) {
    this.client = client;
    this.tokens = tokens;
    this.caller = caller;
    this.bearer = bearer;
    this.patience = patience;
  }

  private static HttpClient newClient() {
    return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  }

  /** This client with the tokens of {@code caller}. */
  public Http as(Caller caller) {
    return new Http(client, tokens, caller, bearer, patience);
  }

  /**
   * This client, which repeats a request until its answer is final or {@code patience} is over:
   * where nobody answers, after 429, 5xx and whatever else has {@code Retry-After}. An
   * {@code Idempotency-Key} stays the same, so that nothing is done twice.
   */
  public Http patient(Duration patience) {
    return new Http(client, tokens, caller, bearer, patience);
  }

  /** The value of the header {@code Authorization} for {@code caller}. */
  public String authorization(Caller caller) throws IOException {
    if (bearer != null) {
      return "Bearer " + bearer;
    }
    if (tokens == null) {
      throw new IllegalStateException("This client knows nobody who gives tokens");
    }
    return "Bearer " + tokens.of(caller, new Http(client, null, null, null, patience));
  }

  /**
   * The answer to a request.
   *
   * @param body a missing node if it is not JSON
   */
  public record Answer(int status, JsonNode body) {

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }

  /** Gets {@code url}. */
  public Answer get(String url) throws IOException {
    return send(request(url));
  }

  /** The text at {@code url}, whatever it is. */
  public String text(String url) throws IOException {
    HttpResponse<String> response = sent(request(url));
    if (response.statusCode() != 200) {
      throw new IOException(url + " answered " + response.statusCode());
    }
    return response.body();
  }

  /** Posts {@code body} as JSON. */
  public Answer post(String url, Object body, Map<String, String> headers) throws IOException {
    return post(url, "application/json", JsonServer.JSON.writeValueAsString(body), headers);
  }

  /** Puts {@code body} as JSON. */
  public Answer put(String url, Object body) throws IOException {
    return send(request(url)
        .header("Content-Type", "application/json")
        .PUT(BodyPublishers.ofString(JsonServer.JSON.writeValueAsString(body))));
  }

  /** Posts {@code document} as XML. */
  public Answer postXml(String url, String document, Map<String, String> headers)
      throws IOException {
    return post(url, "application/xml", document, headers);
  }

  private Answer post(String url, String type, String body, Map<String, String> headers)
      throws IOException {
    HttpRequest.Builder request =
        request(url).header("Content-Type", type).POST(BodyPublishers.ofString(body));
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

  private static HttpRequest.Builder request(String url) throws IOException {
    try {
      return HttpRequest.newBuilder(URI.create(url));
    } catch (IllegalArgumentException e) {
      throw new IOException("%s is no address".formatted(url), e);
    }
  }

  private Answer send(HttpRequest.Builder request) throws IOException {
    HttpResponse<String> response = sent(request);
    return new Answer(response.statusCode(), json(response.body()));
  }

  private HttpResponse<String> sent(HttpRequest.Builder request) throws IOException {
    if (caller != null) {
      request.header("Authorization", authorization(caller));
    }
    HttpRequest ready = request.timeout(PATIENCE).build();
    long giveUp = System.nanoTime() + patience.toNanos();
    while (true) {
      Duration pause = SHORT_PAUSE;
      try {
        HttpResponse<String> response = client.send(ready, BodyHandlers.ofString());
        pause = pauseAsked(response);
        if (isFinal(response) || isOver(giveUp, pause)) {
          return response;
        }
      } catch (IOException e) {
        if (isOver(giveUp, pause)) {
          throw told(e, ready.uri());
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
      pause(pause);
    }
  }

  // Where nobody listens, the JDK's client has no message.
  private static IOException told(IOException e, URI uri) {
    if (!(e instanceof ConnectException)) {
      return e;
    }
    var told = new ConnectException("nobody answers at " + uri.getAuthority());
    told.initCause(e);
    return told;
  }

  private static boolean isFinal(HttpResponse<?> response) {
    int status = response.statusCode();
    return status != 429
        && status < 500
        && response.headers().firstValue(RETRY_AFTER).isEmpty();
  }

  private static Duration pauseAsked(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue(RETRY_AFTER)
        .filter(it -> SECONDS.matcher(it).matches())
        .map(it -> Duration.ofSeconds(Integer.parseInt(it)))
        .orElse(SHORT_PAUSE);
  }

  private static boolean isOver(long giveUp, Duration pause) {
    return System.nanoTime() + pause.toNanos() - giveUp > 0;
  }

  private static void pause(Duration pause) throws IOException {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("Interrupted", e);
  }

  private static JsonNode json(String text) {
    try {
      return JsonServer.JSON.readTree(text);
    } catch (JacksonException e) {
      return JsonServer.JSON.missingNode();
    }
  }
}
