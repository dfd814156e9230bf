package dev.tandem.messaging.internal.broker;

import java.time.Duration;
import java.util.List;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class PullPaceTest {

  private final DefaultMQPushConsumer consumer = new DefaultMQPushConsumer("pull-pace-test");

  @Test
  void whoLingersPausesBetweenPullsThatLeaveNothing() {
    PullPace pace = new PullPace(consumer, Duration.ofSeconds(10));
    assertThat(consumer.getPullInterval()).isEqualTo(10_000);

    pace.after(List.of(message(98, 100), message(99, 100)));
    assertThat(consumer.getPullInterval()).isEqualTo(10_000);
  }

  @Test
  void aBacklogInOneQueueIsPulledWithoutPauses() {
    PullPace pace = new PullPace(consumer, Duration.ofSeconds(10));

    pace.after(List.of(message(30, 100), message(31, 100)));
    assertThat(consumer.getPullInterval()).isZero();

    pace.after(List.of(message(7, 8)));
    assertThat(consumer.getPullInterval()).isZero();
  }

  @Test
  void pausesAgainOnceNothingWasLeftForAsLong() {
    PullPace pace = new PullPace(consumer, Duration.ofMillis(50));
    pace.after(List.of(message(30, 100), message(31, 100)));
    assertThat(consumer.getPullInterval()).isZero();

    await().untilAsserted(() -> {
      pace.after(List.of(message(99, 100)));
      assertThat(consumer.getPullInterval()).isEqualTo(50);
    });
  }

  @Test
  void whoDoesNotLingerNeverPauses() {
    PullPace pace = new PullPace(consumer, Duration.ZERO);
    pace.after(List.of(message(99, 100)));
    assertThat(consumer.getPullInterval()).isZero();
    pace.after(List.of(message(31, 100)));
    assertThat(consumer.getPullInterval()).isZero();
  }

  private static MessageExt message(long offset, long endOfQueue) {
    MessageExt message = new MessageExt();
    message.setQueueOffset(offset);
    MessageAccessor.putProperty(
        message, MessageConst.PROPERTY_MAX_OFFSET, Long.toString(endOfQueue));
    return message;
  }
}
