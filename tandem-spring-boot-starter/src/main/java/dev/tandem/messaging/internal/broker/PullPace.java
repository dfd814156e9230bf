package dev.tandem.messaging.internal.broker;

import java.time.Duration;
import java.util.List;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageExt;

/**
 * How soon a consumer pulls again. One whose messages nobody waits for pulls seldom, since every
 * pull costs it and the broker about the same, however much it brings. While pulls leave something
 * in their queues the next ones follow without a pause, so that a backlog does not wait.
 */
public final class PullPace {

  private final DefaultMQPushConsumer consumer;
  private final Duration linger;
  private volatile long leftSomeNanos;

  /** Makes {@code consumer} wait for {@code linger} between pulls that leave nothing. */
  public PullPace(DefaultMQPushConsumer consumer, Duration linger) {
    this.consumer = consumer;
    this.linger = linger;
    this.leftSomeNanos = System.nanoTime() - linger.toNanos();
    consumer.setPullInterval(linger.toMillis());
  }

  /** Sets the pace by what a pull has brought. All queues share it: one with a backlog decides. */
  public void after(List<MessageExt> pulled) {
    long now = System.nanoTime();
    if (leftSome(pulled.get(pulled.size() - 1))) {
      leftSomeNanos = now;
    }
    boolean backlog = now - leftSomeNanos < linger.toNanos();
    consumer.setPullInterval(backlog ? 0 : linger.toMillis());
  }

  /** Whether the queue had more behind {@code last} when it was pulled. */
  private static boolean leftSome(MessageExt last) {
    String end = last.getProperty(MessageConst.PROPERTY_MAX_OFFSET);
    return end != null && last.getQueueOffset() + 1 < Long.parseLong(end);
  }
}
