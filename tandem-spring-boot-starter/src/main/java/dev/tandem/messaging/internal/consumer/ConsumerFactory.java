package dev.tandem.messaging.internal.consumer;

import java.time.Duration;

import dev.tandem.messaging.internal.broker.BatchGatherer;
import dev.tandem.messaging.internal.broker.BrokerConnection;
import dev.tandem.messaging.internal.handler.GroupName;
import dev.tandem.messaging.internal.processing.BroadcastProcessor;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.MixAll;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;

/**
 * Makes the RocketMQ consumers of one group: of its topics, and of its dead-letter queue; a
 * broadcast group has one consumer and no such queue.
 */
final class ConsumerFactory {

  static final String ALL_TAGS = "*";

  /**
   * The broker compares hashes of tags, and knows a message without a tag by 0: this word's hash.
   * Such a message is nobody's, and must become a dead letter.
   */
  private static final String UNTAGGED = " || f5a5a608";

  /** The broker's limit for messages in one pull, unless it is configured otherwise. */
  private static final int LEAST_PULL_BATCH = 32;

  /** Batches that wait in memory behind the one at work, for each queue. */
  private static final int BATCHES_AHEAD = 4;

  /**
   * The most that waits in memory for all queues of a consumer together; beyond it nothing is
   * pulled. The client counts whole mebibytes of each queue.
   */
  private static final int MEBIBYTES_AHEAD = 16;

  private final BrokerConnection connection;
  private final GroupRuntimes groups;
  private final Duration shutdownTimeout;

  ConsumerFactory(BrokerConnection connection, GroupRuntimes groups, Duration shutdownTimeout) {
    this.connection = connection;
    this.groups = groups;
    this.shutdownTimeout = shutdownTimeout;
  }

  BrokerConnection connection() {
    return connection;
  }

  GroupConsumer ofEvents(GroupRuntime runtime) throws MQClientException {
    ConsumerProperties.Settings settings = runtime.settings();
    DefaultMQPushConsumer consumer = consumer(runtime.group().name(), settings.batchSize());
    int hands = Math.max(BatchGatherer.HANDS, settings.threads());
    consumer.setConsumeThreadMin(hands);
    consumer.setConsumeThreadMax(hands);
    // RocketMQ counts redeliveries, we count deliveries.
    consumer.setMaxReconsumeTimes(settings.maxAttempts() - 1);
    subscribe(consumer, runtime);
    return new GroupConsumer(
        consumer,
        runtime.processor()::process,
        settings.threads(),
        settings.batchSize(),
        settings.linger());
  }

  // The client offers no other way to choose where offsets are kept.
  @SuppressWarnings("deprecation")
  GroupConsumer ofBroadcasts(GroupRuntime runtime) throws MQClientException {
    DefaultMQPushConsumer consumer =
        consumer(runtime.group().name(), runtime.settings().batchSize());
    consumer.setMessageModel(MessageModel.BROADCASTING);
    consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_LAST_OFFSET);
    consumer.setOffsetStore(new InstanceOffsets());
    // One thread: what is refreshed in memory is refreshed in the order of each queue.
    consumer.setConsumeThreadMin(1);
    consumer.setConsumeThreadMax(1);
    subscribe(consumer, runtime);
    BroadcastProcessor processor = new BroadcastProcessor(
        runtime.group().name(),
        runtime.reader(),
        runtime.handlers(),
        groups.shared().meters());
    return new GroupConsumer(
        consumer, processor::process, 1, runtime.settings().batchSize(), Duration.ZERO);
  }

  // The client offers no other way to filter at the broker alone.
  @SuppressWarnings("deprecation")
  private static void subscribe(DefaultMQPushConsumer consumer, GroupRuntime runtime)
      throws MQClientException {
    for (String topic : runtime.group().topics()) {
      String filter = runtime.group().filters().atTheBroker(topic);
      consumer.subscribe(topic, filter.equals(ALL_TAGS) ? ALL_TAGS : filter + UNTAGGED);
    }
    // The client would drop what has no tag; whatever does not belong here is passed over later.
    consumer
        .getDefaultMQPushConsumerImpl()
        .getSubscriptionInner()
        .values()
        .forEach(subscription -> subscription.getTagsSet().clear());
  }

  GroupConsumer ofDeadLetters(GroupRuntime runtime) throws MQClientException {
    String group = runtime.group().name();
    DefaultMQPushConsumer consumer =
        consumer(GroupName.deadLetterReader(group), runtime.settings().batchSize());
    consumer.setConsumeThreadMin(1);
    consumer.setConsumeThreadMax(1);
    // There is no dead-letter queue behind this one: try until it is recorded.
    consumer.setMaxReconsumeTimes(Integer.MAX_VALUE);
    consumer.subscribe(MixAll.getDLQTopic(group), ALL_TAGS);
    return new GroupConsumer(
        consumer,
        runtime.deadLetterQueue()::process,
        1,
        runtime.settings().batchSize(),
        Duration.ZERO);
  }

  private DefaultMQPushConsumer consumer(String group, int batchSize) {
    DefaultMQPushConsumer consumer = connection.newConsumer(group);
    consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
    consumer.setConsumeMessageBatchMaxSize(batchSize);
    consumer.setPullBatchSize(Math.max(batchSize, LEAST_PULL_BATCH));
    consumer.setPullThresholdForQueue(Math.max(batchSize, LEAST_PULL_BATCH) * BATCHES_AHEAD);
    // The client divides it among its queues once it knows how many it has.
    consumer.setPullThresholdSizeForTopic(MEBIBYTES_AHEAD);
    consumer.setPullThresholdSizeForQueue(1);
    consumer.setAwaitTerminationMillisWhenShutdown(shutdownTimeout.toMillis());
    return consumer;
  }
}
