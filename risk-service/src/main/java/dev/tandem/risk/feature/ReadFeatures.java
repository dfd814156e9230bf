package dev.tandem.risk.feature;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.web.work.PollingWorker;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads features from Kafka. Instances share the partitions, and the table. Nothing waits for it:
 * while Kafka is away features grow old.
 */
final class ReadFeatures implements PollingWorker.Round, AutoCloseable {

  private static final String TOPIC = "risk-features";
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

  private final FeatureProperties properties;
  private final KeepFeatures keeping;
  private final AtomicReference<@Nullable Consumer<String, String>> current =
      new AtomicReference<>();

  ReadFeatures(FeatureProperties properties, KeepFeatures keeping) {
    this.properties = properties;
    this.keeping = keeping;
  }

  /** Waits for records for a moment; there is always a next round, as it has waited here. */
  @Override
  public boolean work() {
    var consumer = current.updateAndGet(it -> it == null ? open() : it);
    try {
      var records = new ArrayList<String>();
      consumer.poll(POLL).forEach(it -> {
        if (it.value() != null) {
          records.add(it.value());
        }
      });
      if (!records.isEmpty()) {
        keeping.keep(records);
        consumer.commitSync();
      }
      return true;
    } catch (RuntimeException e) {
      // What was not committed is read again, by a consumer that has heard of no trouble.
      close();
      throw e;
    }
  }

  @Override
  public void close() {
    var consumer = current.getAndSet(null);
    if (consumer != null) {
      consumer.close(CloseOptions.timeout(CLOSE_PATIENCE));
    }
  }

  private Consumer<String, String> open() {
    Map<String, Object> settings = new HashMap<>(properties.client());
    settings.putAll(Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        Objects.requireNonNull(properties.kafka()),
        ConsumerConfig.CLIENT_ID_CONFIG,
        "risk-service",
        ConsumerConfig.GROUP_ID_CONFIG,
        "risk-service",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest",
        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
        // A topic that is made later is found soon.
        10_000,
        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
        1_000));
    var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    consumer.subscribe(List.of(TOPIC));
    return consumer;
  }
}
