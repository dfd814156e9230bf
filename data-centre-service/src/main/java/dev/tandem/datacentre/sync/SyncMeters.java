package dev.tandem.datacentre.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.datacentre.sync.CompareOutboxes.TopicSync;
import dev.tandem.web.work.PollingWorker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;

/** Compares the last hour now and then, for alerts. */
final class SyncMeters implements PollingWorker.Round {

  private static final Duration HOUR = Duration.ofHours(1);

  private final CompareOutboxes comparing;
  private final Duration settled;
  private final Map<String, Long> missing = new ConcurrentHashMap<>();
  private final Map<String, Set<UUID>> seenMissing = new ConcurrentHashMap<>();
  private final AtomicReference<Instant> compared;

  SyncMeters(CompareOutboxes comparing, Duration settled, MeterRegistry registry) {
    this.comparing = comparing;
    this.settled = settled;
    this.compared = new AtomicReference<>(comparing.now());
    for (var publisher : Publisher.values()) {
      for (var topic : publisher.topics()) {
        Gauge.builder("tandem.datacentre.sync.missing", () -> missing.getOrDefault(topic, 0L))
            .tag("topic", topic)
            .description("Published events of the last hour that Kafka did not get for two rounds")
            .register(registry);
      }
    }
    TimeGauge.builder("tandem.datacentre.sync.age", this::ageSeconds, TimeUnit.SECONDS)
        .description("Time since outboxes and Kafka were last compared")
        .register(registry);
  }

  @Override
  public boolean work() {
    var now = comparing.now();
    var end = now.minus(settled).truncatedTo(ChronoUnit.MINUTES);
    var comparison = comparing.compare(end.minus(HOUR), end);
    for (var topic : comparison.topics()) {
      var former = seenMissing.put(topic.topic(), Set.copyOf(topic.missingIds()));
      missing.put(topic.topic(), lasting(topic, former == null ? Set.of() : former));
    }
    if (comparison.unread().isEmpty()) {
      compared.set(now);
    }
    return false;
  }

  /**
   * How many of the missing were so in the round before too. Those that were not looked up are too
   * many to be merely under way.
   */
  static long lasting(TopicSync topic, Set<UUID> former) {
    var underWay =
        topic.missingIds().stream().filter(id -> !former.contains(id)).count();
    return topic.missing() - underWay;
  }

  private long ageSeconds() {
    return Duration.between(compared.get(), comparing.now()).toSeconds();
  }
}
