package dev.tandem.web.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TimelyRequestsTest {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(2);

  private final CountDownLatch ended = new CountDownLatch(1);
  private final TimelyRequests requests =
      new TimelyRequests("house", CONNECT_TIMEOUT, ANSWER_TIMEOUT);
  private HttpServer server;
  private RestClient http;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/prompt", exchange -> {
      exchange.sendResponseHeaders(200, 5);
      exchange.getResponseBody().write("taken".getBytes(StandardCharsets.UTF_8));
      exchange.close();
    });
    server.createContext("/trickling", this::trickle);
    server.start();
    http = RestClient.builder()
        .baseUrl("http://localhost:" + server.getAddress().getPort())
        .requestFactory(requests)
        .build();
  }

  @AfterEach
  void stop() throws Exception {
    ended.countDown();
    server.stop(0);
    requests.destroy();
  }

  /** A byte each time before the answer's timeout, for longer than anybody should wait. */
  private void trickle(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    long end = System.nanoTime() + LONG.toNanos();
    try (var body = exchange.getResponseBody()) {
      while (System.nanoTime() < end && !ended.await(50, TimeUnit.MILLISECONDS)) {
        body.write('.');
        body.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void bringsAnAnswerThatComesInTime() {
    assertThat(http.get().uri("/prompt").retrieve().body(String.class)).isEqualTo("taken");
  }

  @Test
  void breaksOffAnAnswerThatTricklesIn() {
    long began = System.nanoTime();

    assertThatExceptionOfType(RestClientException.class)
        .isThrownBy(() -> http.get().uri("/trickling").retrieve().body(String.class));

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONG.dividedBy(2));
  }
}
