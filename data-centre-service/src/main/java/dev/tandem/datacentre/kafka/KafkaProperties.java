package dev.tandem.datacentre.kafka;

import java.time.Duration;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Kafka is reached and used.
 *
 * @param bootstrapServers Addresses at which to find the cluster.
 * @param partitions Partitions of topics that are made because they are missing.
 * @param replicas Replicas of each partition of such topics; -1 leaves it to the cluster.
 * @param retention How long such topics keep their records.
 * @param deliveryTimeout How long a record is tried before Kafka counts as away.
 * @param client Further settings of Kafka's own clients, such as for TLS.
 */
@ConfigurationProperties("tandem.data-centre.kafka")
record KafkaProperties(
    @DefaultValue("127.0.0.1:9092") String bootstrapServers,
    @DefaultValue("4") int partitions,
    @DefaultValue("-1") short replicas,
    @DefaultValue("14d") Duration retention,
    @DefaultValue("10s") Duration deliveryTimeout,
    @DefaultValue Map<String, String> client) {

  public KafkaProperties {
    client = Map.copyOf(client);
  }
}
