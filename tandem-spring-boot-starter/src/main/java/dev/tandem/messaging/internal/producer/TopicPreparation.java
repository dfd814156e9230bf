package dev.tandem.messaging.internal.producer;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.tandem.messaging.internal.MessagingProperties;
import dev.tandem.messaging.internal.broker.BrokerConnection;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.MixAll;
import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.remoting.protocol.NamespaceUtil;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.apache.rocketmq.remoting.protocol.body.ClusterInfo;
import org.apache.rocketmq.remoting.protocol.route.BrokerData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that topics exist before they are used: creates them in development, checks them
 * in production. A consumer that starts before its topic exists could miss the first messages.
 */
public final class TopicPreparation {

  private static final Logger log = LoggerFactory.getLogger(TopicPreparation.class);

  private static final Duration RETRY_PAUSE = Duration.ofSeconds(2);
  private static final int CREATE_TRIES = 3;

  /** What brokers give a group's retries and dead letters by themselves. */
  private static final int QUEUES_OF_A_GROUP = 1;

  static final long TIMEOUT_MILLIS = 3_000;

  private final MessageProducer producer;
  private final MessagingProperties.Topics properties;
  private final ScheduledExecutorService scheduler;

  public TopicPreparation(
      MessageProducer producer,
      MessagingProperties.Topics properties,
      ScheduledExecutorService scheduler) {
    this.producer = producer;
    this.properties = properties;
    this.scheduler = scheduler;
  }

  /**
   * Creates or checks {@code topics} of {@code connection}; the producer must be running. If the
   * broker cannot be reached, the service starts without it and the work is done when the broker is
   * there.
   *
   * @throws MissingTopicsException if the broker is there, topics are missing and not to be created
   */
  public void prepare(Collection<String> topics, BrokerConnection connection) {
    Set<String> left = new TreeSet<>();
    topics.forEach(topic -> left.add(connection.brokersNameOf(topic)));
    try {
      prepareNow(left);
    } catch (BrokerUnreachableException e) {
      log.warn("No broker to prepare topics {} on yet: {}", left, e.getMessage());
      later(left);
    }
  }

  private void later(Set<String> topics) {
    Future<?> unused = scheduler.schedule(
        () -> {
          try {
            prepareNow(topics);
            log.info("The broker is there, with topics {}", topics);
          } catch (BrokerUnreachableException e) {
            later(topics);
          } catch (RuntimeException e) {
            log.error("Topics {} cannot be used", topics, e);
          }
        },
        RETRY_PAUSE.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void prepareNow(Collection<String> topics) {
    List<String> missing = topics.stream().filter(topic -> !exists(topic)).toList();
    if (missing.isEmpty()) {
      return;
    }
    if (!properties.create()) {
      throw new MissingTopicsException(missing);
    }
    List<String> brokers = masters();
    for (String topic : missing) {
      int queues = isOfAGroup(topic) ? QUEUES_OF_A_GROUP : properties.queues();
      brokers.forEach(broker -> create(topic, queues, broker));
      log.info("Created topic {} with {} queues", topic, queues);
    }
  }

  private boolean exists(String topic) {
    try {
      return !producer
          .api()
          .getTopicRouteInfoFromNameServer(topic, TIMEOUT_MILLIS, false)
          .getBrokerDatas()
          .isEmpty();
    } catch (MQClientException e) {
      if (e.getResponseCode() == ResponseCode.TOPIC_NOT_EXIST) {
        return false;
      }
      throw new BrokerUnreachableException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerUnreachableException(e);
    } catch (Exception e) {
      throw new BrokerUnreachableException(e);
    }
  }

  List<String> masters() {
    try {
      ClusterInfo cluster = producer.api().getBrokerClusterInfo(TIMEOUT_MILLIS);
      List<String> masters = cluster.getBrokerAddrTable().values().stream()
          .map(BrokerData::getBrokerAddrs)
          .map(addresses -> addresses.get(MixAll.MASTER_ID))
          .filter(address -> address != null)
          .toList();
      if (masters.isEmpty()) {
        throw new IllegalStateException("no master broker is registered");
      }
      return masters;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerUnreachableException(e);
    } catch (Exception e) {
      throw new BrokerUnreachableException(e);
    }
  }

  private static boolean isOfAGroup(String topic) {
    return NamespaceUtil.isRetryTopic(topic) || NamespaceUtil.isDLQTopic(topic);
  }

  private void create(String topic, int queues, String broker) {
    TopicConfig config = new TopicConfig(topic, queues, queues);
    for (int attempt = 1; ; attempt++) {
      try {
        // The broker registers the topic with the name servers before it answers.
        producer.api().createTopic(broker, topic, config, TIMEOUT_MILLIS);
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BrokerUnreachableException(e);
      } catch (Exception e) {
        if (attempt == CREATE_TRIES) {
          throw new BrokerUnreachableException(e);
        }
      }
    }
  }

  private static final class BrokerUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerUnreachableException(Exception cause) {
      super(cause.toString(), cause);
    }
  }
}
