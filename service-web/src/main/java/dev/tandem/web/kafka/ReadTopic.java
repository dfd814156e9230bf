package dev.tandem.web.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.web.work.PollingWorker;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic of Kafka, batch by batch, from where the service has come to. A batch that could
 * not be kept is read again. Instances of the service share the partitions. Nothing waits for it:
 * while Kafka is away what it tells grows old.
 */
public final class ReadTopic implements PollingWorker.Round, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(1);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

  private final String name;
  private final Map<String, Object> settings;
  private final String topic;
  private final java.util.function.Consumer<List<String>> keep;
  private final AtomicReference<@Nullable Consumer<String, String>> current =
      new AtomicReference<>();
  private long committedNanos = System.nanoTime();
  private boolean uncommitted;

  /**
   * A reader that does not read yet.
   *
   * @param name under which Kafka remembers where it has come to
   * @param settings the address of Kafka, and how it is reached
   * @param keep keeps the values of some records, the oldest of each partition first; it may be
   *     handed the same again
   */
  public ReadTopic(
      String name,
      Map<String, ?> settings,
      String topic,
      java.util.function.Consumer<List<String>> keep) {
    this.name = name;
    this.settings = Map.copyOf(settings);
    this.topic = topic;
    this.keep = keep;
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
        keep.accept(records);
        uncommitted = true;
      }
      commitNowAndThen(consumer);
      return true;
    } catch (RuntimeException e) {
      // What was not committed is read again, by a consumer that has heard of no trouble.
      close();
      throw e;
    }
  }

  /** What was kept may be handed over again: a commit for each poll would be work for nothing. */
  private void commitNowAndThen(Consumer<String, String> consumer) {
    var now = System.nanoTime();
    if (uncommitted && now - committedNanos >= BETWEEN_COMMITS.toNanos()) {
      consumer.commitSync();
      uncommitted = false;
      committedNanos = now;
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
    var all = new HashMap<>(settings);
    all.putAll(Map.of(
        ConsumerConfig.CLIENT_ID_CONFIG,
        name,
        ConsumerConfig.GROUP_ID_CONFIG,
        name,
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest",
        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
        // A topic that is made later is found soon.
        10_000,
        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
        1_000));
    var consumer = new KafkaConsumer<>(all, new StringDeserializer(), new StringDeserializer());
    consumer.subscribe(List.of(topic));
    uncommitted = false;
    return consumer;
  }
}
