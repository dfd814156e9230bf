package dev.tandem.datacentre.sync;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.datacentre.kafka.KafkaConnection;
import dev.tandem.datacentre.kafka.KafkaTopics;
import dev.tandem.datacentre.sync.JdbcKafkaEvents.KafkaEvent;
import dev.tandem.web.work.PollingWorker;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code payment-events} back from Kafka and remembers what is there. Instances share the
 * partitions; an event that is read twice is remembered once.
 */
final class ReadBack implements PollingWorker.Round, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ReadBack.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);
  private static final JsonMapper JSON = new JsonMapper();

  private final KafkaConnection connection;
  private final KafkaTopics topics;
  private final JdbcKafkaEvents events;
  private final AtomicReference<@Nullable Reading> current = new AtomicReference<>();

  private record Reading(Consumer<String, String> consumer, UUID log, long lookAgainNanos) {}

  ReadBack(KafkaConnection connection, KafkaTopics topics, JdbcKafkaEvents events) {
    this.connection = connection;
    this.topics = topics;
    this.events = events;
  }

  /** Reads for a moment; returns whether there may be more. */
  @Override
  public boolean work() throws InterruptedException {
    var reading = opened();
    try {
      var records = reading.consumer().poll(POLL);
      var found = new LinkedHashMap<UUID, KafkaEvent>();
      for (var one : records) {
        var event = event(one, reading.log());
        if (event != null) {
          found.put(event.id(), event);
        }
      }
      if (records.isEmpty()) {
        return false;
      }
      events.keep(List.copyOf(found.values()));
      reading.consumer().commitSync();
      return true;
    } catch (RuntimeException e) {
      // What was not committed is read again, by a consumer that has heard of no trouble.
      close();
      throw e;
    }
  }

  @Override
  public void close() {
    var reading = current.getAndSet(null);
    if (reading != null) {
      reading.consumer().close(CloseOptions.timeout(CLOSE_PATIENCE));
    }
  }

  /**
   * Looks now and then whether Kafka still has the topics, and as much of them as was read: one
   * that lost its disks has not.
   */
  private Reading opened() throws InterruptedException {
    var reading = current.get();
    if (reading != null && System.nanoTime() - reading.lookAgainNanos() < 0) {
      return reading;
    }
    try {
      var id = topics.prepare(KafkaTopics.PAYMENT_EVENTS);
      var logId = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
      var next = System.nanoTime() + LOOK_AGAIN.toNanos();
      if (reading == null || !reading.log().equals(logId)) {
        close();
        reading = new Reading(open(logId), logId, next);
      } else {
        var consumer = reading.consumer();
        forgetLost(consumer, consumer.assignment(), logId);
        reading = new Reading(consumer, logId, next);
      }
      current.set(reading);
      return reading;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private Consumer<String, String> open(UUID logId) {
    var consumer = new KafkaConsumer<>(
        connection.settings(Map.of(
            ConsumerConfig.GROUP_ID_CONFIG,
            "data-centre-sync",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            // Seen by other instances as gone before long.
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            10_000,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            3_000,
            // An event is compared a minute later at the earliest: once a second is often enough.
            ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
            1 << 20,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            Math.min(1_000, connection.deliveryTimeoutMillis() / 4))),
        new StringDeserializer(),
        new StringDeserializer());
    consumer.subscribe(List.of(KafkaTopics.PAYMENT_EVENTS), new ConsumerRebalanceListener() {
      @Override
      public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

      @Override
      public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        forgetLost(consumer, partitions, logId);
      }
    });
    return consumer;
  }

  /** A cluster that lost its disks, or its newest records, has less than is remembered here. */
  private void forgetLost(
      Consumer<String, String> consumer, Collection<TopicPartition> partitions, UUID logId) {
    var lost = 0;
    for (var end : consumer.endOffsets(partitions).entrySet()) {
      lost += events.forgetLost(end.getKey().partition(), logId, end.getValue());
    }
    if (lost > 0) {
      log.error("Kafka has lost {} events that it had acknowledged; GET /v1/sync names them", lost);
    }
  }

  static @Nullable KafkaEvent event(ConsumerRecord<String, String> one, UUID logId) {
    try {
      var envelope = JSON.readTree(one.value());
      var topic = envelope.path("topic").asString();
      if (topic.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("PostgreSQL does not take such a text");
      }
      return new KafkaEvent(
          UUID.fromString(envelope.path("id").asString()),
          topic,
          logId,
          one.partition(),
          one.offset());
    } catch (JacksonException | IllegalArgumentException e) {
      log.warn("Not an event of this service, skipped: {}", one.topic() + "@" + one.offset());
      return null;
    }
  }
}
