package dev.tandem.test.rocketmq;

import java.nio.file.Path;
import java.util.List;

import org.apache.rocketmq.client.exception.MQClientException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedRocketMqIT extends RocketMqServerContract {

  @TempDir
  static Path directory;

  static EmbeddedRocketMq embedded;

  @BeforeAll
  static void start() throws MQClientException {
    embedded = EmbeddedRocketMq.builder()
        .directory(directory)
        .flushedBeforeAnswer(true)
        .start();
    connect(embedded);
  }

  @AfterAll
  static void stop() {
    long broker = embedded.brokerProcess().pid();
    long nameServer = embedded.nameServerProcess().pid();
    embedded.close();
    assertThat(List.of(broker, nameServer))
        .allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
  }
}
