package dev.tandem.datacentre.kafka;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import dev.tandem.messaging.support.Causes;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics that this service writes. */
public final class KafkaTopics {

  /** Every event of the suite, by its owner. */
  public static final String PAYMENT_EVENTS = "payment-events";

  /** What investors do besides paying, by owner. */
  public static final String BEHAVIOUR = "behaviour";

  private final KafkaConnection connection;
  private final NewTopic[] wanted;

  KafkaTopics(KafkaConnection connection, KafkaProperties properties) {
    this.connection = connection;
    var config = Map.of(
        TopicConfig.RETENTION_MS_CONFIG, Long.toString(properties.retention().toMillis()));
    this.wanted = List.of(PAYMENT_EVENTS, BEHAVIOUR).stream()
        .map(name -> new NewTopic(
                name,
                Optional.of(properties.partitions()),
                properties.replicas() < 0 ? Optional.empty() : Optional.of(properties.replicas()))
            .configs(config))
        .toArray(NewTopic[]::new);
  }

  /**
   * Makes the topics that are missing.
   *
   * @throws KafkaException if Kafka is away
   */
  public void prepare() throws InterruptedException {
    try (var admin = Admin.create(connection.settings(Map.of()))) {
      var made = admin.createTopics(List.of(wanted));
      for (var topic : made.values().values()) {
        try {
          topic.get();
        } catch (ExecutionException e) {
          if (!Causes.contain(e, TopicExistsException.class)) {
            throw new KafkaException(Causes.unwrapped(e));
          }
        }
      }
    }
  }

  /**
   * The id that Kafka gave to the topic. A topic that was lost and made again has another one.
   *
   * @throws KafkaException if Kafka is away
   */
  public Uuid idOf(String topic) throws InterruptedException {
    try (var admin = Admin.create(connection.settings(Map.of()))) {
      var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
      return Objects.requireNonNull(described.get(topic)).topicId();
    } catch (ExecutionException e) {
      throw new KafkaException(Causes.unwrapped(e));
    }
  }
}
