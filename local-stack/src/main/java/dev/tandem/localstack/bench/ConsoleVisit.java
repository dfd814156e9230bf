package dev.tandem.localstack.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody who has signed in at the console, as far as a browser asks the server for things. */
final class ConsoleVisit implements AutoCloseable {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newBuilder()
      .cookieHandler(new CookieManager())
      .followRedirects(HttpClient.Redirect.ALWAYS)
      .build();
  private final String console;

  private ConsoleVisit(String console) {
    this.console = console;
  }

  static ConsoleVisit signedIn(String console, String person) throws IOException {
    ConsoleVisit visit = new ConsoleVisit(console);
    HttpResponse<String> login = visit.send(HttpRequest.newBuilder(URI.create(console + "/")));
    Matcher csrf = CSRF.matcher(login.body());
    if (!csrf.find()) {
      throw new IOException("No form to sign in at " + login.uri());
    }
    Map<String, String> form =
        Map.of("username", person, "password", "demo", "_csrf", csrf.group(1));
    visit.send(post(login.uri(), form));
    visit.get("/");
    return visit;
  }

  /** The page at {@code path}. */
  String get(String path) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(console + path))).body();
  }

  /** Presses a button without fields. */
  void press(String path) throws IOException {
    send(post(URI.create(console + path), Map.of()));
  }

  /** Keeps the page's stream of changes open and tells {@code seen} of each until it says true. */
  void follow(String path, BooleanSupplier seen) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(console + path)).build();
    try (Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body()) {
      // The first line comes with the first change: what was before is looked at now.
      if (!seen.getAsBoolean()) {
        var _ = lines.filter(it -> it.startsWith("event:")).anyMatch(it -> seen.getAsBoolean());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private static HttpRequest.Builder post(URI address, Map<String, String> form) {
    String fields = form.entrySet().stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Sec-Fetch-Site", "same-origin")
        .POST(BodyPublishers.ofString(fields));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      // As a browser says it: whoever wants anything else is not sent to sign in.
      HttpRequest asked = request.setHeader("Accept", "text/html").build();
      HttpResponse<String> answer = http.send(asked, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(answer.uri() + " answered " + answer.statusCode());
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }
}
