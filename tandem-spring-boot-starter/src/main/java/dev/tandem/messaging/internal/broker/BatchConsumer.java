package dev.tandem.messaging.internal.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

import dev.tandem.messaging.support.OutageLog;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.MessageExt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Hands messages of some topics to a function in batches, from the very first message on. A batch
 * whose function throws is delivered again later.
 */
public final class BatchConsumer implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BatchConsumer.class);
  private static final OutageLog outage = new OutageLog(log);

  /** The client allows no more. */
  private static final int MAX_BATCH = 1024;

  /** Confirmations are not urgent: a pull and a batch that wait a little bring more. */
  private static final Duration LINGER = Duration.ofMillis(500);

  private static final long STOP_PATIENCE_MILLIS = 5_000;

  private final BrokerConnection connection;
  private final String group;
  private final Collection<String> topics;
  private final int batchSize;
  private final BatchGatherer<MessageExt> gathering;
  private volatile boolean wanted;
  private @Nullable DefaultMQPushConsumer client;

  public BatchConsumer(
      BrokerConnection connection,
      String group,
      Collection<String> topics,
      int batchSize,
      int threads,
      Consumer<List<MessageExt>> function) {
    this.connection = connection;
    this.group = group;
    this.topics = List.copyOf(topics);
    this.batchSize = Math.max(1, Math.min(batchSize, MAX_BATCH));
    this.gathering = new BatchGatherer<>(
        threads, BatchGatherer.Bounds.items(this.batchSize), LINGER, messages -> {
          function.accept(messages);
          return Collections.emptySortedSet();
        });
  }

  private ConsumeConcurrentlyStatus consume(List<MessageExt> messages) {
    try {
      var unused = gathering.process(messages);
      return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    } catch (RuntimeException e) {
      outage.failed(
          "{}: {} message(s) to be delivered again: {}", group, messages.size(), e.toString());
      return ConsumeConcurrentlyStatus.RECONSUME_LATER;
    }
  }

  /** Does nothing without topics. Also starts again after a stop, with a client of its own. */
  @Override
  public void start() {
    if (!topics.isEmpty()) {
      wanted = true;
      connection.startWhenReachable("Consumer " + group, () -> wanted, this::startClient);
    }
  }

  private synchronized boolean startClient() throws MQClientException {
    if (!wanted || client != null) {
      return false;
    }
    DefaultMQPushConsumer consumer = connection.newConsumer(group);
    consumer.setConsumeMessageBatchMaxSize(batchSize);
    consumer.setPullBatchSize(batchSize);
    consumer.setConsumeThreadMin(BatchGatherer.HANDS);
    consumer.setConsumeThreadMax(BatchGatherer.HANDS);
    consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
    consumer.setAwaitTerminationMillisWhenShutdown(STOP_PATIENCE_MILLIS);
    PullPace pace = new PullPace(consumer, LINGER);
    consumer.setMessageListener((MessageListenerConcurrently) (messages, context) -> {
      pace.after(messages);
      return consume(messages);
    });
    for (String topic : topics) {
      consumer.subscribe(topic, "*");
    }
    HeardStart.of(connection, consumer);
    client = consumer;
    return true;
  }

  @Override
  public synchronized void stop() {
    wanted = false;
    if (client != null) {
      client.shutdown();
      client = null;
    }
  }

  @Override
  public boolean isRunning() {
    return wanted;
  }

  @Override
  public int getPhase() {
    return LifecyclePhases.OUTBOX;
  }
}
