package dev.tandem.datacentre.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.messaging.OutageException;
import dev.tandem.messaging.PermanentFailureException;
import dev.tandem.messaging.support.Causes;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes to Kafka. What was written is on all replicas in sync, at least once: Kafka drops what the
 * producer repeats by itself, but a batch that is written again after a failure may stand there
 * twice.
 */
public final class KafkaWriter implements AutoCloseable {

  private final KafkaConnection connection;
  private final AtomicReference<@Nullable Producer<String, String>> current =
      new AtomicReference<>();
  private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();

  KafkaWriter(KafkaConnection connection) {
    this.connection = connection;
  }

  /** A record: the records of one {@code key} keep their order. */
  public record Entry(String key, String value) {}

  /**
   * Writes a batch; returns when all of it is acknowledged.
   *
   * @throws OutageException if Kafka does not take it now
   * @throws PermanentFailureException if a record is larger than Kafka takes
   */
  public void write(String topic, List<Entry> batch) {
    var producer = producer();
    try {
      var sent = new ArrayList<Future<RecordMetadata>>(batch.size());
      for (var entry : batch) {
        sent.add(producer.send(new ProducerRecord<>(topic, entry.key(), entry.value())));
      }
      for (var one : sent) {
        var _ = one.get();
      }
      trouble.set(null);
    } catch (ExecutionException | KafkaException | IllegalStateException e) {
      // The last is said by a producer that another thread has closed.
      if (Causes.contain(e, RecordTooLargeException.class)) {
        throw new PermanentFailureException("An event is too large for Kafka", e);
      }
      giveUp(producer, Causes.unwrapped(e));
      throw new OutageException("Kafka does not take events", Causes.unwrapped(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutageException("Interrupted while writing to Kafka", e);
    }
  }

  /** Why the last batch was not written; null if it was. */
  public @Nullable String trouble() {
    return trouble.get();
  }

  @Override
  public void close() {
    var producer = current.getAndSet(null);
    if (producer != null) {
      producer.close(Duration.ofSeconds(5));
    }
  }

  private Producer<String, String> producer() {
    var producer = current.get();
    if (producer == null) {
      producer = new KafkaProducer<>(
          connection.settings(Map.of(
              ProducerConfig.ACKS_CONFIG,
              "all",
              ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
              true,
              // A batch is handed over whole: there is nothing more to wait for.
              ProducerConfig.LINGER_MS_CONFIG,
              0,
              ProducerConfig.BUFFER_MEMORY_CONFIG,
              16L << 20,
              ProducerConfig.MAX_BLOCK_MS_CONFIG,
              connection.deliveryTimeoutMillis(),
              ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
              connection.deliveryTimeoutMillis())),
          new StringSerializer(),
          new StringSerializer());
      if (!current.compareAndSet(null, producer)) {
        // Another thread was quicker.
        producer.close(Duration.ZERO);
        return producer();
      }
    }
    return producer;
  }

  // What it still holds is written again, so it must not write that later by itself.
  private void giveUp(Producer<String, String> producer, Throwable cause) {
    trouble.set(cause instanceof InterruptException ? "interrupted" : cause.toString());
    if (current.compareAndSet(producer, null)) {
      producer.close(Duration.ZERO);
    }
  }
}
