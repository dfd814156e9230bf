package dev.tandem.test.rocketmq;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The contract of every RocketMQ for tests, whatever it runs on. */
abstract class RocketMqServerContract {

  static RocketMqServer rocketMq;
  static DefaultMQProducer producer;

  static void connect(RocketMqServer server) throws MQClientException {
    rocketMq = server;
    producer = new DefaultMQProducer("producers-" + server.brokerPort());
    producer.setNamesrvAddr(rocketMq.nameServer());
    producer.setSendMsgTimeout(3_000);
    producer.start();
  }

  @AfterAll
  static void disconnect() {
    producer.shutdown();
  }

  @Test
  void takesAMessageAsSoonAsItHasStarted() throws Exception {
    rocketMq.createTopic("first", 4);

    assertThat(send("first", "hello")).isEqualTo(SendStatus.SEND_OK);
  }

  @Test
  void deliversWhatWasStoredBeforeAKillOnTheSamePorts() throws Exception {
    rocketMq.createTopic("kept", 4);
    send("kept", "before the kill");
    int port = rocketMq.brokerPort();

    rocketMq.killBroker();
    assertThat(rocketMq.brokerIsAlive()).isFalse();
    assertThat(RemotingRequest.brokerServes(rocketMq.brokerAddress())).isFalse();
    rocketMq.startBroker();

    assertThat(rocketMq.brokerPort()).isEqualTo(port);
    assertThat(received("kept", 1)).containsExactly("before the kill");
  }

  @Test
  void answersNothingWhilePausedAndAllOfItOnceResumed() throws Exception {
    rocketMq.createTopic("paused", 4);
    send("paused", "warm");
    rocketMq.pauseBroker();
    try {
      assertThatThrownBy(() -> send("paused", "lost in time")).isInstanceOf(Exception.class);
      assertThat(rocketMq.brokerIsAlive()).isTrue();
    } finally {
      rocketMq.resumeBroker();
    }

    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> send("paused", "late") == SendStatus.SEND_OK);
  }

  @Test
  void createsNoTopicByAccident() {
    assertThatThrownBy(() -> send("never-created", "hello"))
        .isInstanceOf(MQClientException.class)
        .hasMessageContaining("No route info");
  }

  private static SendStatus send(String topic, String text) throws Exception {
    return producer.send(new Message(topic, text.getBytes(UTF_8))).getSendStatus();
  }

  private static List<String> received(String topic, int count) throws MQClientException {
    List<String> texts = new CopyOnWriteArrayList<>();
    DefaultMQPushConsumer consumer = new DefaultMQPushConsumer("consumers-of-" + topic);
    consumer.setNamesrvAddr(rocketMq.nameServer());
    consumer.setPostSubscriptionWhenPull(true);
    consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
    consumer.subscribe(topic, "*");
    consumer.registerMessageListener((MessageListenerConcurrently) (messages, context) -> {
      messages.forEach(message -> texts.add(new String(message.getBody(), UTF_8)));
      return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    });
    consumer.start();
    try {
      await().atMost(Duration.ofSeconds(60)).until(() -> texts.size() >= count);
      return List.copyOf(texts);
    } finally {
      consumer.shutdown();
    }
  }
}
