package dev.tandem.localstack.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HttpTest {

  private final List<String> wishes = new CopyOnWriteArrayList<>();
  private final List<String> bearers = new CopyOnWriteArrayList<>();
  private final JsonServer identity = JsonServer.start(0).on("POST", "/tokens", request -> {
    wishes.add(request.body());
    return request.body().contains("nobody")
        ? JsonServer.Answer.json(400, Map.of("detail", "unknown"))
        : JsonServer.Answer.json(200, Map.of("token", "token-" + wishes.size()));
  });
  private final Http http = new Http(identity.url());
  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", exchange -> {
      bearers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
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

  private String url() {
    return "http://127.0.0.1:" + service.getAddress().getPort() + "/";
  }
}
