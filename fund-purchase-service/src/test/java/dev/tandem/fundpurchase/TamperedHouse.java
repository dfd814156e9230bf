package dev.tandem.fundpurchase;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Stands between the service and the fund house, and changes what that says where a test wants. */
final class TamperedHouse {

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, UnaryOperator<Said>> changes = new ConcurrentHashMap<>();
  private final Map<String, Said> answers = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final String house;

  /** An answer of the house. */
  record Said(int status, String body) {

    Said replacing(String part, String other) {
      return new Said(status, body.replace(part, other));
    }

    /** The same file with the line about {@code reference} changed, or several in its place. */
    Said changing(String reference, UnaryOperator<String> change) {
      return new Said(
          status,
          Pattern.compile("\\{[^{}]*\"%s\"[^{}]*}".formatted(reference))
              .matcher(body)
              .replaceFirst(line -> Matcher.quoteReplacement(change.apply(line.group()))));
    }

    /** The same file with one more line, before all others. */
    Said withLine(String line) {
      return new Said(
          status,
          body.replaceFirst("\\[(?=])", Matcher.quoteReplacement("[" + line))
              .replaceFirst("\\[(?=\\{\")", Matcher.quoteReplacement("[" + line + ",")));
    }
  }

  private TamperedHouse(String house) throws IOException {
    this.house = house;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool(task -> {
      Thread thread = new Thread(task, "tampered-house");
      thread.setDaemon(true);
      return thread;
    }));
    server.createContext("/", this::pass);
    server.start();
  }

  static TamperedHouse before(String house) {
    try {
      return new TamperedHouse(house);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on answers of {@code path} are changed. */
  void change(String path, UnaryOperator<Said> change) {
    changes.put(path, change);
  }

  /** From now on {@code path} is answered so, and nothing reaches the house. */
  void answer(String path, Said said) {
    answers.put(path, said);
  }

  /** Says again what the house says. */
  void behave() {
    changes.clear();
    answers.clear();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Said said = answers.containsKey(path) ? answers.get(path) : ask(exchange, path);
      Said changed = changes.getOrDefault(path, UnaryOperator.identity()).apply(said);
      byte[] body = changed.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(changed.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Said ask(HttpExchange exchange, String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(house + path))
        .header("Content-Type", "application/json")
        .method(
            exchange.getRequestMethod(),
            HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
        .build();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    return new Said(answer.statusCode(), answer.body());
  }
}
