package dev.tandem.test;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.test.rocketmq.EmbeddedRocketMq;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OrphansIT {

  private static final String CLASS_PATH = "tandem.rocketmq.classpath";

  /** A JVM that starts both servers, says their process numbers and waits to be killed. */
  static final class Parent {

    public static void main(String[] args) throws InterruptedException {
      EmbeddedPostgresServer postgres = EmbeddedPostgresServer.builder().start();
      EmbeddedRocketMq rocketMq = EmbeddedRocketMq.builder().start();
      System.out.printf(
          "pids %d %d %d%n",
          postgres.pid(),
          rocketMq.nameServerProcess().pid(),
          rocketMq.brokerProcess().pid());
      Thread.currentThread().join();
    }
  }

  @Test
  void noServerOutlivesAParentThatWasKilled() throws Exception {
    Process parent = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-D" + CLASS_PATH + "=" + System.getProperty(CLASS_PATH),
            "-cp",
            System.getProperty("java.class.path"),
            Parent.class.getName())
        .redirectErrorStream(true)
        .start();
    List<Long> servers;
    try (BufferedReader output = parent.inputReader()) {
      String line =
          output.lines().filter(it -> it.startsWith("pids ")).findFirst().orElseThrow();
      servers = Stream.of(line.substring("pids ".length()).split(" "))
          .map(Long::valueOf)
          .toList();
    } finally {
      parent.destroyForcibly();
    }

    assertThat(servers).hasSize(3);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(servers)
            .allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty()));
  }
}
