package dev.tandem.messaging.internal.broker;

import java.util.UUID;

import org.apache.rocketmq.spring.autoconfigure.RocketMQProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The application's connections to the broker: publishing connects by {@code rocketmq.producer.*},
 * consumers of events by {@code rocketmq.consumer.*}.
 *
 * @param publishing for the producer, and for those who see its messages leave the broker
 * @param consuming for consumers of events and readers of their dead letters
 */
public record BrokerConnections(BrokerConnection publishing, BrokerConnection consuming) {

  /** RocketMQ's name for an instance that nobody named. */
  private static final String UNNAMED = "DEFAULT";

  /**
   * Reads {@code rocketmq.*}.
   *
   * @throws InvalidConfigurationPropertyValueException if something is missing, or one side
   *     contradicts the other
   */
  static BrokerConnections of(RocketMQProperties properties, ServiceName service) {
    BrokerAccess producer = BrokerAccess.ofProducer(properties);
    BrokerAccess consumers = BrokerAccess.ofConsumers(properties);
    refuseContradictions(producer, consumers);
    // Unique, or two applications in one JVM would share clients and stop each other's.
    String unique = service.value() + "-" + UUID.randomUUID();
    String publishing = instance(BrokerAccess.producer(properties).getInstanceName(), unique);
    String consuming = instance(properties.getConsumer().getInstanceName(), unique);
    // Clients of one instance share one connection, with whatever the first of them brought.
    if (consuming.equals(publishing) && !consumers.equals(producer)) {
      consuming += "-consumers";
    }
    return new BrokerConnections(
        new BrokerConnection(producer, publishing), new BrokerConnection(consumers, consuming));
  }

  private static String instance(String configured, String unique) {
    return configured.equals(UNNAMED) ? unique : configured;
  }

  private static void refuseContradictions(BrokerAccess producer, BrokerAccess consumers) {
    boolean signs = producer.accessKey() != null;
    if (signs != (consumers.accessKey() != null)) {
      String missing = signs ? "rocketmq.consumer" : "rocketmq.producer";
      throw new InvalidConfigurationPropertyValueException(
          missing + ".access-key",
          null,
          "One broker asks either all clients who they are, or none: set rocketmq.producer.access-key and"
              + " .secret-key and rocketmq.consumer.access-key and .secret-key, or none of them.");
    }
    if (producer.tls() != consumers.tls()) {
      throw new InvalidConfigurationPropertyValueException(
          "rocketmq.consumer.tls-enable",
          consumers.tls(),
          "rocketmq.producer.tls-enable is %s, and both are clients of one broker: set both alike."
              .formatted(producer.tls()));
    }
  }
}
