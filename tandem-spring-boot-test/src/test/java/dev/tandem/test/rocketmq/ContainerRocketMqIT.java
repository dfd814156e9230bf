package dev.tandem.test.rocketmq;

import java.util.Map;

import dev.tandem.test.OnTestcontainers;
import dev.tandem.test.container.ContainerRocketMq;
import dev.tandem.test.process.FreePorts;
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
