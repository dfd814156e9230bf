package dev.tandem.web.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CommittedOpenApiTest {

  @TempDir
  Path folder;

  private HttpServer service;
  private String document = "{\"paths\":{\"/b\":1,\"/a\":2},\"openapi\":\"3.1.0\"}";

  @BeforeEach
  void startService() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/openapi.json", exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try (var body = exchange.getResponseBody()) {
        body.write(document.getBytes(UTF_8));
      }
    });
    service.start();
  }

  @AfterEach
  void stopService() {
    service.stop(0);
  }

  @Test
  void refusesAMissingAndAStaleFile() throws IOException {
    var committed = folder.resolve("openapi.json");
    assertThatThrownBy(() -> verify(committed))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("-Dopenapi.update=true");

    update(committed);
    assertThatCode(() -> verify(committed)).doesNotThrowAnyException();
    document = document.replace("/a", "/c");
    assertThatThrownBy(() -> verify(committed)).isInstanceOf(AssertionError.class);
  }

  @Test
  void writesKeysInOrderWhateverTheServicesOrder() throws IOException {
    var committed = folder.resolve("openapi.json");
    update(committed);

    assertThat(Files.readString(committed)).matches("(?s)\\{.*openapi.*paths.*/a.*/b.*}\n");
  }

  private void verify(Path committed) {
    CommittedOpenApi.verify(service.getAddress().getPort(), committed);
  }

  private void update(Path committed) {
    System.setProperty("openapi.update", "true");
    try {
      verify(committed);
    } finally {
      System.clearProperty("openapi.update");
    }
  }
}
