package dev.tandem.messaging.internal.consumer;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How events are consumed.
 *
 * @param consumer Settings of every consumer group.
 * @param consumers Settings of single groups, by group name.
 */
@ConfigurationProperties("tandem.messaging")
public record ConsumerProperties(
    @DefaultValue Consumer consumer, @DefaultValue Map<String, Overrides> consumers) {

  /**
   * Settings of every consumer group.
   *
   * @param enabled Whether this instance consumes at all.
   * @param batchSize Most messages that share one transaction; fewer where they are large.
   * @param threads Batches of one group that one instance handles at the same time.
   * @param maxAttempts Deliveries of a failing event before it becomes a dead letter.
   * @param externalCalls Outside calls of one group that one instance makes at the same time.
   * @param linger How long a batch that is not full, and each pull, waits for more; for events that
   *     nobody waits for.
   * @param sweepInterval How often parked events are looked for that nobody has released, and how
   *     often gauges are refreshed.
   * @param shutdownTimeout How long a stopping instance waits for the batches it has begun.
   * @param handoverPatience How long an event type counts as handled after the last instance that
   *     handles it was there. Until then its events wait for such an instance, afterwards those
   *     that waited are dead letters.
   * @param retriesPerSecond How fast dead letters are retried in bulk.
   */
  public record Consumer(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("64") int batchSize,
      @DefaultValue("2") int threads,
      @DefaultValue("16") int maxAttempts,
      @DefaultValue("16") int externalCalls,
      @DefaultValue("0ms") Duration linger,
      @DefaultValue("5s") Duration sweepInterval,
      @DefaultValue("30s") Duration shutdownTimeout,
      @DefaultValue("5m") Duration handoverPatience,
      @DefaultValue("20") int retriesPerSecond) {

    public Consumer {
      Assert.isTrue(retriesPerSecond > 0, "retries-per-second must be positive");
      Assert.isTrue(
          handoverPatience.compareTo(Duration.ofSeconds(30)) >= 0,
          "handover-patience must be 30s or more");
    }
  }

  /**
   * Settings of one consumer group that differ from those of all.
   *
   * @param batchSize Most messages that share one transaction; fewer where they are large.
   * @param threads Batches that one instance handles at the same time.
   * @param maxAttempts Deliveries of a failing event before it becomes a dead letter.
   * @param externalCalls Outside calls that one instance makes at the same time.
   * @param linger How long a batch that is not full, and each pull, waits for more.
   */
  public record Overrides(
      @Nullable Integer batchSize,
      @Nullable Integer threads,
      @Nullable Integer maxAttempts,
      @Nullable Integer externalCalls,
      @Nullable Duration linger) {

    static final Overrides NONE = new Overrides(null, null, null, null, null);
  }

  /** The settings of one group: its own where it has them, those of all groups otherwise. */
  record Settings(int batchSize, int threads, int maxAttempts, int externalCalls, Duration linger) {

    Settings {
      Assert.isTrue(batchSize >= 1 && batchSize <= 1024, "batch-size must be 1 to 1024");
      Assert.isTrue(threads >= 1, "threads must be positive");
      Assert.isTrue(maxAttempts >= 1, "max-attempts must be positive");
      Assert.isTrue(externalCalls >= 1, "external-calls must be positive");
      Assert.isTrue(
          !linger.isNegative() && linger.compareTo(Duration.ofSeconds(10)) <= 0,
          "linger must be 0s to 10s");
    }
  }

  Settings settings(String group) {
    Overrides own = consumers.getOrDefault(group, Overrides.NONE);
    return new Settings(
        own.batchSize() == null ? consumer.batchSize() : own.batchSize(),
        own.threads() == null ? consumer.threads() : own.threads(),
        own.maxAttempts() == null ? consumer.maxAttempts() : own.maxAttempts(),
        own.externalCalls() == null ? consumer.externalCalls() : own.externalCalls(),
        own.linger() == null ? consumer.linger() : own.linger());
  }
}
