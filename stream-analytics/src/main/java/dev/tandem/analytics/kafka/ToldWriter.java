package dev.tandem.analytics.kafka;

import java.nio.charset.StandardCharsets;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.JsonProcessingException;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes what the job tells as JSON. */
public final class ToldWriter<T extends Told> implements KafkaRecordSerializationSchema<T> {

  private static final long serialVersionUID = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String topic;

  public ToldWriter(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T told, KafkaSinkContext context, @Nullable Long timestamp) {
    try {
      return new ProducerRecord<>(
          topic, told.key().getBytes(StandardCharsets.UTF_8), JSON.writeValueAsBytes(told.json()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("It has values that JSON knows", e);
    }
  }
}
