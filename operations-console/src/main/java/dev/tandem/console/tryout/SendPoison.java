package dev.tandem.console.tryout;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import dev.tandem.contract.Topics;
import org.apache.rocketmq.spring.core.RocketMQTemplate;
import org.springframework.context.annotation.Profile;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;

/** Sends a message that no service can read, past all checks. */
@Component
@Profile("demo")
class SendPoison {

  private final RocketMQTemplate broker;

  SendPoison(RocketMQTemplate broker) {
    this.broker = broker;
  }

  void send() {
    byte[] body =
        ("{\"specversion\": \"1.0\", poison " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    broker.syncSend(
        Topics.RISK + ":RiskApproved", MessageBuilder.withPayload(body).build());
  }
}
