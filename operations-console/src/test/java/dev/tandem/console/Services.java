package dev.tandem.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.console.suite.Service;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** All services as the console calls them: they answer what a test has told them to. */
class Services {

  /** A POST that a service got. */
  record Act(String path, String idempotencyKey, String from, String body) {}

  private record Answer(int status, String body) {}

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Act> acts = new CopyOnWriteArrayList<>();

  private Services(HttpServer server) {
    this.server = server;
    server.createContext("/", this::answer);
    server.start();
  }

  static Services start() {
    try {
      var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      return new Services(HttpServer.create(loopback, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where {@code service} answers; its operators' endpoints are at the same address. */
  String url(Service service) {
    return "http://127.0.0.1:%s/%s".formatted(server.getAddress().getPort(), service.title());
  }

  /** From now on {@code service} answers {@code path}, without its query, with this. */
  void answer(Service service, String path, String json) {
    answers.put("/" + service.title() + path, new Answer(200, json));
  }

  void refuse(Service service, String path, int status, String json) {
    answers.put("/" + service.title() + path, new Answer(status, json));
  }

  /** What {@code service} was asked to do. */
  List<Act> actsOf(Service service) {
    return acts.stream()
        .filter(it -> it.path().startsWith("/" + service.title() + "/"))
        .toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (exchange.getRequestMethod().equals("POST")) {
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        String from = String.valueOf(exchange.getRequestHeaders().getFirst("X-Forwarded-For"));
        acts.add(new Act(path, key, from, body));
      }
      Answer answer = answers.getOrDefault(
          path, new Answer(404, "{\"code\": \"not-found\", \"detail\": \"Nothing there\"}"));
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @TestConfiguration
  static class Wiring {

    @Bean
    Services services() {
      return start();
    }

    @Bean
    DynamicPropertyRegistrar addresses(Services services) {
      return registry -> {
        for (Service service : Service.values()) {
          String key = "tandem.console.services."
              + service.name().replace('_', '-').toLowerCase(Locale.ROOT);
          registry.add(key + ".url", () -> services.url(service));
          registry.add(key + ".management", () -> services.url(service));
        }
      };
    }
  }
}
