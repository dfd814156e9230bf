package dev.tandem.datacentre.kafka;

import java.time.Duration;
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

/** The topics of the data chain: those that this service writes, and what analytics tell. */
public final class KafkaTopics {

  /** Every event of the suite, by its owner. */
  public static final String PAYMENT_EVENTS = "payment-events";

  /** What investors do besides paying, by owner. */
  public static final String BEHAVIOUR = "behaviour";

  /** The latest features of owners, which stream-analytics writes and risk-service reads. */
  private static final String RISK_FEATURES = "risk-features";

  /** What happened to funds, minute by minute, which stream-analytics writes. */
  public static final String FUND_MINUTES = "fund-minutes";

  /** As long as risk-service and stream-analytics remember an owner. */
  private static final Duration FEATURES_KEPT = Duration.ofDays(90);

  private final KafkaConnection connection;
  private final List<NewTopic> wanted;

  KafkaTopics(KafkaConnection connection, KafkaProperties properties) {
    this.connection = connection;
    var kept = Map.of(
        TopicConfig.RETENTION_MS_CONFIG, Long.toString(properties.retention().toMillis()));
    var compacted = Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG,
        Long.toString(FEATURES_KEPT.toMillis()));
    this.wanted = List.of(
        topic(PAYMENT_EVENTS, properties).configs(kept),
        topic(BEHAVIOUR, properties).configs(kept),
        topic(FUND_MINUTES, properties).configs(kept),
        topic(RISK_FEATURES, properties).configs(compacted));
  }

  private static NewTopic topic(String name, KafkaProperties properties) {
    return new NewTopic(
        name,
        Optional.of(properties.partitions()),
        properties.replicas() < 0 ? Optional.empty() : Optional.of(properties.replicas()));
  }

  /**
   * Makes the topics that are missing.
   *
   * @return the id that Kafka gave to {@code topic}, which is one of them. A topic that was lost
   *     and made again has another one.
   * @throws KafkaException if Kafka is away
   */
  public Uuid prepare(String topic) throws InterruptedException {
    try (var admin = Admin.create(connection.settings(Map.of()))) {
      for (var made : admin.createTopics(wanted).values().values()) {
        try {
          made.get();
        } catch (ExecutionException e) {
          if (!Causes.contain(e, TopicExistsException.class)) {
            throw e;
          }
        }
      }
      var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
      return Objects.requireNonNull(described.get(topic)).topicId();
    } catch (ExecutionException e) {
      throw new KafkaException(Causes.unwrapped(e));
    }
  }
}
