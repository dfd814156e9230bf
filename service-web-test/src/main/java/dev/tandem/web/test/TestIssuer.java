package dev.tandem.web.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An OpenID provider for tests: discovery and keys over HTTP, and tokens on request. */
public final class TestIssuer implements AutoCloseable {

  /** The default signing key; making one takes a moment. */
  private static final RSAKey FIRST = rsaKey("first");

  private final HttpServer server;
  private final CopyOnWriteArrayList<JWK> published = new CopyOnWriteArrayList<>();
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile JWK signing = FIRST;
  private volatile int status = 200;

  private TestIssuer(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    // Daemons: the shared issuer ends with the tests.
    server.setExecutor(Executors.newCachedThreadPool(
        Thread.ofPlatform().daemon().name("test-issuer-", 0).factory()));
    server.createContext(
        "/.well-known/openid-configuration",
        exchange -> answer(exchange, """
            {"issuer": "%s", "jwks_uri": "%s/jwks"}\
            """.formatted(url(), url())));
    server.createContext("/jwks", exchange -> {
      fetches.incrementAndGet();
      answer(exchange, new JWKSet(published).toString());
    });
    published.add(FIRST.toPublicJWK());
    server.start();
  }

  /** The issuer that all services of a test run trust. */
  public static TestIssuer shared() {
    return Shared.ISSUER;
  }

  /** Starts another issuer, at a free port or, to come back after an outage, at {@code port}. */
  public static TestIssuer start(int port) {
    try {
      return new TestIssuer(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its address, which its tokens name as the issuer. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** A token for {@code sub} that is valid for an hour; it can be changed before it is signed. */
  public TestToken token(String sub, String... roles) {
    return new TestToken(url(), signing, sub, roles);
  }

  /** Signs with {@code key} from now on, and publishes it alone. */
  public void rotateTo(JWK key) {
    published.clear();
    published.add(key.toPublicJWK());
    signing = key;
  }

  /** The number of times that the keys were fetched. */
  public int fetches() {
    return fetches.get();
  }

  /** Answers every request with {@code code} from now on; 200 ends that. */
  public void answerWith(int code) {
    status = code;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** A new RSA key. */
  public static RSAKey rsaKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new key on the curve P-256. */
  public static JWK ecKey(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange, String json) throws IOException {
    var body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private static final class Shared {

    static final TestIssuer ISSUER = start(0);
  }
}
