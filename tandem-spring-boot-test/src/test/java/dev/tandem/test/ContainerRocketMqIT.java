package dev.tandem.test;

import java.util.Map;

import dev.tandem.test.container.ContainerRocketMq;
import org.apache.rocketmq.client.exception.MQClientException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@OnTestcontainers
class ContainerRocketMqIT extends RocketMqServerContract {

  @BeforeAll
  static void start() throws MQClientException {
    connect(ContainerRocketMq.start(FreePorts.next(), Map.of("flushDiskType", "SYNC_FLUSH")));
  }

  @AfterAll
  static void stop() {
    rocketMq.close();
  }
}
