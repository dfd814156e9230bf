package dev.tandem.risk.feature;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where features come from.
 *
 * @param kafka Addresses of Kafka; without them there are no features, and the rules that look at
 *     some find nothing.
 * @param client Further settings of Kafka's consumer, such as for TLS.
 */
@ConfigurationProperties("tandem.risk.features")
record FeatureProperties(
    @Nullable String kafka, @DefaultValue Map<String, String> client) {

  FeatureProperties {
    client = Map.copyOf(client);
  }

  /** How Kafka is reached. */
  Map<String, Object> settings() {
    var settings = new HashMap<String, Object>(client);
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, Objects.requireNonNull(kafka));
    return settings;
  }
}
