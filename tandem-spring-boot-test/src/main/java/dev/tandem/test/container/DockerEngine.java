package dev.tandem.test.container;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Checks whether a Docker engine answers, without starting Testcontainers, which takes seconds to
 * find that there is none.
 */
public final class DockerEngine {

  private static final Duration PATIENCE = Duration.ofMillis(800);
  private static final String PING = "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n";

  private DockerEngine() {}

  /** Whether one answers now; takes less than a second. */
  public static boolean answers() {
    return answers(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static boolean answers(Map<String, String> environment, Path home) {
    String host = environment.get("DOCKER_HOST");
    if (host == null || host.isBlank()) {
      String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "/nonexistent");
      return Stream.of(
              Path.of("/var/run/docker.sock"),
              Path.of(runtime, "docker.sock"),
              home.resolve(".docker/run/docker.sock"),
              home.resolve(".docker/desktop/docker.sock"))
          .filter(Files::exists)
          .anyMatch(socket -> inTime(() -> pings(socket)));
    }
    URI uri = URI.create(host);
    return "unix".equals(uri.getScheme())
        ? inTime(() -> pings(Path.of(uri.getPath())))
        : inTime(() -> accepts(uri));
  }

  private static boolean pings(Path socket) throws IOException {
    SocketAddress address = UnixDomainSocketAddress.of(socket);
    try (SocketChannel channel = SocketChannel.open(address)) {
      channel.write(ByteBuffer.wrap(PING.getBytes(US_ASCII)));
      ByteBuffer answer = ByteBuffer.allocate("HTTP/1.x 200".length());
      while (answer.hasRemaining() && channel.read(answer) >= 0) {
        // Until the status is complete.
      }
      return new String(answer.array(), US_ASCII).endsWith(" 200");
    }
  }

  // What it speaks there may be TLS, which is for Testcontainers to arrange.
  private static boolean accepts(URI uri) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(uri.getHost(), uri.getPort()),
          Math.toIntExact(PATIENCE.toMillis()));
      return true;
    }
  }

  @FunctionalInterface
  private interface Question {
    boolean ask() throws IOException;
  }

  // A socket of this kind knows no timeout.
  private static boolean inTime(Question question) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Thread asking = new Thread(
        () -> {
          try {
            answer.complete(question.ask());
          } catch (IOException | RuntimeException e) {
            answer.complete(false);
          }
        },
        "docker-ping");
    asking.setDaemon(true);
    asking.start();
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
