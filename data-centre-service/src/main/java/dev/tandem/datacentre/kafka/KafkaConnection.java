package dev.tandem.datacentre.kafka;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.CommonClientConfigs;

/** Settings for all clients of this service. */
public final class KafkaConnection {

  private static final String CLIENT_ID = "data-centre-service";

  private final KafkaProperties properties;

  KafkaConnection(KafkaProperties properties) {
    this.properties = properties;
  }

  /** The settings of a client that needs {@code more} than all need. */
  public Map<String, Object> settings(Map<String, ?> more) {
    var timeout = deliveryTimeoutMillis();
    var settings = new HashMap<String, Object>(properties.client());
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, properties.bootstrapServers());
    settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, CLIENT_ID);
    settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
    settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    settings.putAll(more);
    return settings;
  }

  /** How long a record is tried before Kafka counts as away. */
  public int deliveryTimeoutMillis() {
    return Math.toIntExact(properties.deliveryTimeout().toMillis());
  }
}
