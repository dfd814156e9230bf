package dev.tandem.messaging.internal.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.messaging.internal.processing.AwayException;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.store.OffsetStore;
import org.apache.rocketmq.client.impl.consumer.ProcessQueue;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

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

  @Test
  @SuppressWarnings("deprecation")
  void leavesAQueueWithItsOffsetWhereItIsWhileSomethingIsAway() {
    DefaultMQPushConsumer client = new DefaultMQPushConsumer("parcels");
    GroupConsumer waiting = new GroupConsumer(
        client,
        messages -> {
          throw mock(AwayException.class);
        },
        1,
        64,
        Duration.ZERO);
    MessageQueue queue = new MessageQueue("parcels", "broker", 0);
    ProcessQueue taken = new ProcessQueue();
    var mine = client.getDefaultMQPushConsumerImpl().getRebalanceImpl().getProcessQueueTable();
    mine.put(queue, taken);
    client.getDefaultMQPushConsumerImpl().setOffsetStore(mock(OffsetStore.class));

    ConsumeConcurrentlyStatus status =
        waiting.consumeMessage(List.of(message(1)), new ConsumeConcurrentlyContext(queue));

    // What comes of a dropped queue is neither acknowledged nor counted as an attempt.
    assertThat(taken.isDropped()).isTrue();
    assertThat(mine).isEmpty();
    assertThat(status).isEqualTo(ConsumeConcurrentlyStatus.RECONSUME_LATER);
  }

  @Test
  void pullsWithoutPausesWhatAPullHasLeft() {
    DefaultMQPushConsumer client = new DefaultMQPushConsumer("parcels");
    GroupConsumer lingering = new GroupConsumer(
        client, messages -> Collections.emptySortedSet(), 1, 64, Duration.ofMillis(50));
    assertThat(client.getPullInterval()).isEqualTo(50);
    MessageExt first = message(1);
    MessageAccessor.putProperty(first, MessageConst.PROPERTY_MAX_OFFSET, "2");

    lingering.consumeMessage(
        List.of(first), new ConsumeConcurrentlyContext(new MessageQueue("parcels", "broker", 0)));

    assertThat(client.getPullInterval()).isZero();
  }

  private static MessageExt message(int kib) {
    MessageExt message = new MessageExt();
    message.setTopic("parcels");
    message.setMsgId("m-" + kib);
    message.setBody(new byte[kib * KIB]);
    return message;
  }
}
