package dev.tandem.messaging.internal.consumer;

import java.util.Set;
import java.util.TreeSet;

import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.consumer.DefaultMQPushConsumerImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics of one running consumer. RocketMQ spreads the queues of a topic over all instances of
 * a group, whether they subscribe to it or not, so every instance has to subscribe to the topics of
 * all versions.
 */
final class Subscription {

  private static final Logger log = LoggerFactory.getLogger(Subscription.class);

  private final GroupConsumer events;
  private final DefaultMQPushConsumer consumer;
  private final GroupRuntime runtime;
  private final Set<String> topics;

  Subscription(GroupConsumer events, GroupRuntime runtime) {
    this.events = events;
    this.consumer = events.consumer();
    this.runtime = runtime;
    this.topics = new TreeSet<>(runtime.group().topics());
  }

  void pause(boolean wanted) {
    events.pause(wanted);
  }

  /**
   * Subscribes to the topics that other versions have brought, and leaves those they have taken
   * away.
   */
  synchronized void follow() {
    Set<String> wanted = new TreeSet<>(runtime.group().topics());
    wanted.addAll(runtime.versions().topics());
    wanted.stream().filter(topic -> !topics.contains(topic)).forEach(this::take);
    Set.copyOf(topics).stream().filter(topic -> !wanted.contains(topic)).forEach(this::leave);
  }

  // The client offers no other way to have a new topic's queues looked up at once.
  @SuppressWarnings("deprecation")
  private void take(String topic) {
    log.info("Group {} takes {} too, for another version", runtime.group().name(), topic);
    try {
      consumer.subscribe(topic, ConsumerFactory.ALL_TAGS);
    } catch (MQClientException e) {
      throw new IllegalStateException("cannot subscribe to " + topic, e);
    }
    topics.add(topic);
    DefaultMQPushConsumerImpl client = consumer.getDefaultMQPushConsumerImpl();
    client.getmQClientFactory().updateTopicRouteInfoFromNameServer(consumer.withNamespace(topic));
    client.doRebalance();
  }

  private void leave(String topic) {
    consumer.unsubscribe(topic);
    topics.remove(topic);
  }
}
