package dev.tandem.messaging.internal.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GroupConsumerTest {

  private static final int KIB = 1024;

  private final List<Integer> batches = new ArrayList<>();
  private final GroupConsumer consumer = new GroupConsumer(
      new DefaultMQPushConsumer("parcels"),
      messages -> {
        batches.add(messages.size());
        return Collections.emptySortedSet();
      },
      1,
      64,
      Duration.ZERO);

  @Test
  void sharesATransactionAmongLargeMessagesOnlyUpToHalfAMebibyte() {
    List<MessageExt> messages =
        Stream.of(300, 200, 100, 2_000, 1).map(kib -> message(kib)).toList();

    ConsumeConcurrentlyStatus status = consumer.consumeMessage(
        messages, new ConsumeConcurrentlyContext(new MessageQueue("parcels", "broker", 0)));

    assertThat(status).isEqualTo(ConsumeConcurrentlyStatus.CONSUME_SUCCESS);
    assertThat(batches).containsExactly(2, 1, 1, 1);
  }

  private static MessageExt message(int kib) {
    MessageExt message = new MessageExt();
    message.setTopic("parcels");
    message.setMsgId("m-" + kib);
    message.setBody(new byte[kib * KIB]);
    return message;
  }
}
