package dev.tandem.messaging.broker;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.MessageExt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Hands messages of some topics to a function in batches, from the very first message on. A batch whose
 * function throws is delivered again later.
 */
public final class BatchConsumer implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BatchConsumer.class);

  /** The client allows no more. */
  private static final int MAX_BATCH = 1024;

  private static final long STOP_PATIENCE_MILLIS = 5_000;

  private final DefaultMQPushConsumer consumer;
  private final Collection<String> topics;
  private final Consumer<List<MessageExt>> function;
  private volatile boolean running;

  public BatchConsumer(
      BrokerConnection connection,
      String group,
      Collection<String> topics,
      int batchSize,
      int threads,
      Consumer<List<MessageExt>> function) {
    this.topics = List.copyOf(topics);
    this.function = function;
    this.consumer = new DefaultMQPushConsumer(group);
    connection.applyTo(consumer);
    int batch = Math.max(1, Math.min(batchSize, MAX_BATCH));
    consumer.setConsumeMessageBatchMaxSize(batch);
    consumer.setPullBatchSize(batch);
    consumer.setConsumeThreadMin(threads);
    consumer.setConsumeThreadMax(threads);
    consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
    consumer.setAwaitTerminationMillisWhenShutdown(STOP_PATIENCE_MILLIS);
    consumer.setMessageListener((MessageListenerConcurrently) this::consume);
  }

  private ConsumeConcurrentlyStatus consume(
      List<MessageExt> messages, ConsumeConcurrentlyContext context) {
    try {
      function.accept(messages);
      return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    } catch (RuntimeException e) {
      log.warn("{} message(s) to be delivered again: {}", messages.size(), e.toString());
      return ConsumeConcurrentlyStatus.RECONSUME_LATER;
    }
  }

  @Override
  public void start() {
    if (topics.isEmpty()) {
      return;
    }
    try {
      for (String topic : topics) {
        consumer.subscribe(topic, "*");
      }
      consumer.start();
      running = true;
    } catch (MQClientException e) {
      throw new IllegalStateException(
          "RocketMQ consumer " + consumer.getConsumerGroup() + " cannot start", e);
    }
  }

  @Override
  public void stop() {
    if (running) {
      running = false;
      consumer.shutdown();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return LifecyclePhases.OUTBOX;
  }
}
