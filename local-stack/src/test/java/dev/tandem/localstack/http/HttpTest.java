package dev.tandem.localstack.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HttpTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> wishes = new CopyOnWriteArrayList<>();
  private final List<String> bearers = new CopyOnWriteArrayList<>();
  private final JsonServer identity = JsonServer.start(0).on("POST", "/tokens", request -> {
    wishes.add(request.body());
    return request.body().contains("nobody")
        ? JsonServer.Answer.json(400, Map.of("detail", "unknown"))
        : JsonServer.Answer.json(200, Map.of("token", "token-" + wishes.size()));
  });
  private final Http http = new Http(identity.url());
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private void start(InetSocketAddress address) throws IOException {
    service = HttpServer.create(address, 0);
    service.createContext("/", exchange -> {
      bearers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
      byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
      Integer refusal = refusals.poll();
      if (refusal != null) {
        exchange.getResponseHeaders().set("Retry-After", "0");
      }
      exchange.sendResponseHeaders(refusal == null ? 200 : refusal, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
    http.close();
    identity.close();
  }

  @Test
  void sendsTheTokenOfWhomeverItAsksAs() throws IOException {
    http.as(Caller.investor("ada")).get(url());
    http.as(Caller.OPERATOR).post(url(), Map.of(), Map.of());
    http.get(url());

    assertThat(bearers).containsExactly("Bearer token-1", "Bearer token-2", "null");
    assertThat(wishes.getFirst()).contains("\"sub\":\"ada\"", "\"roles\":[\"investor\"]");
  }

  @Test
  void asksOnceForTheTokenOfOneCaller() throws IOException {
    http.as(Caller.OPERATOR).get(url());
    http.as(Caller.OPERATOR).get(url());

    assertThat(wishes).hasSize(1);
  }

  @Test
  void asksNothingWithoutTheTokenItWasToSend() {
    assertThatThrownBy(() -> http.as(Caller.investor("nobody")).get(url()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No token");

    assertThat(bearers).isEmpty();
  }

  @Test
  void repeatsWithTheSameKeyWhatMayBeRepeatedWhileItIsPatient() throws IOException {
    refusals.addAll(List.of(503, 429, 409));

    Http.Answer answer =
        http.patient(PATIENCE).post(url(), Map.of(), Map.of("Idempotency-Key", "one"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(keys).containsExactly("one", "one", "one", "one");
    refusals.add(503);
    assertThat(http.get(url()).status()).as("without patience").isEqualTo(503);
  }

  @Test
  void asksAgainUntilAServiceThatIsBeingStartedAnswers() throws Exception {
    InetSocketAddress address = service.getAddress();
    service.stop(0);
    assertThatThrownBy(() -> http.get(url()))
        .isInstanceOf(ConnectException.class)
        .hasMessage("nobody answers at 127.0.0.1:" + address.getPort());
    CompletableFuture<Http.Answer> answer = CompletableFuture.supplyAsync(() -> {
      try {
        return http.patient(PATIENCE).get("http://127.0.0.1:%s/".formatted(address.getPort()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });

    start(address);

    assertThat(answer.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
  }

  @Test
  void givesUpOnceItsPatienceIsOver() throws IOException {
    refusals.addAll(Collections.nCopies(100, 503));

    assertThat(http.patient(Duration.ofMillis(1)).get(url()).status()).isEqualTo(503);
  }

  private String url() {
    return "http://127.0.0.1:" + service.getAddress().getPort() + "/";
  }
}
