package dev.tandem.test.container;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class DockerEngineTest {

  @TempDir
  Path directory;

  @Test
  void answersWhereItsSocketSaysYes() throws Exception {
    assertThat(saysSo("HTTP/1.1 200 OK\r\n\r\nOK")).isTrue();
  }

  @Test
  void doesNotAnswerWhereItsSocketSaysNo() throws Exception {
    assertThat(saysSo("HTTP/1.1 503 Service Unavailable\r\n\r\n")).isFalse();
    assertThat(saysSo("")).isFalse();
  }

  @Test
  void doesNotAnswerWhereNobodyListens() throws Exception {
    int free;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = closed.getLocalPort();
    }

    assertThat(asked("unix://" + directory.resolve("nothing"))).isFalse();
    assertThat(asked("tcp://127.0.0.1:" + free)).isFalse();
  }

  @Test
  void isNotWaitedForWhenItsSocketIsSilent() throws Exception {
    Path socket = directory.resolve("silent");
    try (ServerSocketChannel server = listening(socket)) {
      long began = System.nanoTime();

      assertThat(asked("unix://" + socket)).isFalse();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
      assertThat(server.isOpen()).isTrue();
    }
  }

  private boolean saysSo(String answer) throws Exception {
    Path socket = directory.resolve("docker-" + answer.length());
    try (ServerSocketChannel server = listening(socket)) {
      CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
        try (SocketChannel client = server.accept()) {
          client.read(ByteBuffer.allocate(1024));
          client.write(ByteBuffer.wrap(answer.getBytes(US_ASCII)));
        } catch (java.io.IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      });
      boolean said = asked("unix://" + socket);
      served.join();
      return said;
    }
  }

  private boolean asked(String dockerHost) {
    return DockerEngine.answers(Map.of("DOCKER_HOST", dockerHost), directory);
  }

  private static ServerSocketChannel listening(Path socket) throws Exception {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    return server;
  }
}
