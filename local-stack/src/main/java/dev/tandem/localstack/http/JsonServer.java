package dev.tandem.localstack.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small HTTP server for JSON, with a thread for each request. It listens on the loopback
 * interface unless the environment variable {@code SERVER_ADDRESS} says otherwise, as services do.
 *
 * <p>A route is a method and the first segment of a path; the rest of the path is the request's
 * {@code name}.
 */
public final class JsonServer implements AutoCloseable {

  /** The mapper for requests and answers. */
  public static final JsonMapper JSON = JsonMapper.builder()
      .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
      .build();

  private static final int LONGEST_BODY = 64 * 1024;

  static {
    // Head and body are two writes: without this the second waits for the client's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // A server that closes idle connections early breaks the request a client is just sending.
    System.setProperty("sun.net.httpserver.idleInterval", "600");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
  }

  private final HttpServer server;
  private final ExecutorService requests = Executors.newCachedThreadPool();
  private final Map<String, Handler> routes = new ConcurrentHashMap<>();

  private JsonServer(HttpServer server) {
    this.server = server;
  }

  /** Answers one request. */
  @FunctionalInterface
  public interface Handler {
    Answer answer(Request request) throws IOException;
  }

  /**
   * A request.
   *
   * @param name the path behind the route, empty if there is none
   */
  public record Request(String name, String body) {

    /** The body as a {@code type}; throws a refusal if it cannot be read. */
    public <T> T read(Class<T> type) {
      try {
        return JSON.readValue(body, type);
      } catch (JacksonException e) {
        throw new Refusal(400, "malformed", e.getOriginalMessage());
      }
    }
  }

  /** Writes the body of an answer. */
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * An answer.
   *
   * @param body {@code null} closes the connection without an answer
   */
  public record Answer(
      int status, String contentType, @Nullable Body body) {

    /** An answer with a body of JSON. */
    public static Answer json(int status, Object value) {
      return new Answer(
          status, "application/json", out -> out.write(JSON.writeValueAsBytes(value)));
    }

    /** No answer: the connection is closed. */
    public static Answer silence() {
      return new Answer(0, "", null);
    }
  }

  /** Refuses a request, with the reason. */
  public static final class Refusal extends RuntimeException {

    private final int status;
    private final String code;

    /** A refusal with an HTTP status and a code for machines. */
    public Refusal(int status, String code, String detail) {
      super(detail);
      this.status = status;
      this.code = code;
    }

    private Answer answer() {
      return Answer.json(
          status, Map.of("code", code, "detail", String.valueOf(getMessage()), "status", status));
    }
  }

  /** Starts a server at {@code port}; 0 takes a free port. */
  public static JsonServer start(int port) {
    try {
      HttpServer http = HttpServer.create(new InetSocketAddress(address(), port), 1024);
      JsonServer server = new JsonServer(http);
      http.setExecutor(server.requests);
      http.createContext("/", server::handle);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on port " + port, e);
    }
  }

  private static InetAddress address() throws UnknownHostException {
    String wanted = System.getenv("SERVER_ADDRESS");
    return wanted == null ? InetAddress.getLoopbackAddress() : InetAddress.getAllByName(wanted)[0];
  }

  /** Routes requests to {@code route}, the first segment with its slash, to {@code handler}. */
  public JsonServer on(String method, String route, Handler handler) {
    routes.put(method + " " + route, handler);
    return this;
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Its address, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() {
    server.stop(0);
    requests.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      Body body = answer.body();
      if (body == null) {
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      exchange.sendResponseHeaders(answer.status(), 0);
      try (OutputStream out = exchange.getResponseBody()) {
        body.writeTo(out);
      }
    }
  }

  private Answer answer(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    int slash = path.indexOf('/', 1);
    String route = slash < 0 ? path : path.substring(0, slash);
    Handler handler = routes.get(exchange.getRequestMethod() + " " + route);
    try {
      if (handler == null) {
        throw new Refusal(404, "not-found", exchange.getRequestMethod() + " " + path);
      }
      String body =
          new String(exchange.getRequestBody().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
      return handler.answer(new Request(slash < 0 ? "" : path.substring(slash + 1), body));
    } catch (Refusal refusal) {
      return refusal.answer();
    } catch (IOException | RuntimeException e) {
      // A closed connection would not say which of the two has failed.
      return new Refusal(500, "failed", String.valueOf(e.getMessage())).answer();
    }
  }
}
