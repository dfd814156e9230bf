package dev.tandem.analytics.feature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes features as JSON. */
public final class FeatureWriter implements KafkaRecordSerializationSchema<Features> {

  private static final long serialVersionUID = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String topic;

  public FeatureWriter(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Features features, KafkaSinkContext context, @Nullable Long timestamp) {
    var json = JSON.createObjectNode()
        .put("kind", features.kind())
        .put("id", features.id())
        .put("eventId", features.eventId())
        .put("version", features.version())
        .put("at", Instant.ofEpochMilli(features.atMillis()).toString());
    json.set("values", JSON.valueToTree(features.values()));
    try {
      return new ProducerRecord<>(
          topic, features.key().getBytes(StandardCharsets.UTF_8), JSON.writeValueAsBytes(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Features are numbers with names", e);
    }
  }
}
