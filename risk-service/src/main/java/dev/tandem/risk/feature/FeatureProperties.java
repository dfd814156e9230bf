package dev.tandem.risk.feature;

import java.util.Map;

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
}
