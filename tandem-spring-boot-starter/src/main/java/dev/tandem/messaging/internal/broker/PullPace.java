package dev.tandem.messaging.internal.broker;

import java.time.Duration;
import java.util.List;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageExt;

/**
 * How soon a consumer pulls again. One whose messages nobody waits for pulls seldom, since every
 * pull costs it and the broker about the same, however much it brings; but at once where a pull has
 * left something in its queue, so that a backlog does not wait.
 */
public final class PullPace {

  private final DefaultMQPushConsumer consumer;
  private final long lingerMillis;

  /** Makes {@code consumer} wait for {@code linger} between pulls that leave nothing. */
  public PullPace(DefaultMQPushConsumer consumer, Duration linger) {
    this.consumer = consumer;
    this.lingerMillis = linger.toMillis();
    consumer.setPullInterval(lingerMillis);
  }

  /** Sets the pace by what a pull has brought. */
  public void after(List<MessageExt> pulled) {
    if (lingerMillis > 0) {
      consumer.setPullInterval(leftSome(pulled.get(pulled.size() - 1)) ? 0 : lingerMillis);
    }
  }

  /** Whether the queue had more behind {@code last} when it was pulled. */
  private static boolean leftSome(MessageExt last) {
    String end = last.getProperty(MessageConst.PROPERTY_MAX_OFFSET);
    return end != null && last.getQueueOffset() + 1 < Long.parseLong(end);
  }
}
