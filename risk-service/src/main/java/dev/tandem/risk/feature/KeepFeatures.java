package dev.tandem.risk.feature;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.kafka.KeepRecords;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps features as they come from Kafka. What cannot be read is counted and skipped. */
@Component
class KeepFeatures {

  private final KeepRecords<Features> keeping;
  private final Timer delay;

  KeepFeatures(JdbcFeatures features, JsonMapper json, MeterRegistry registry) {
    this.delay = Timer.builder("tandem.risk.features.delay")
        .description("From an event's id to its features in the table")
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofMinutes(1))
        .register(registry);
    this.keeping = new KeepRecords<>(
        record -> Told.features(json.readValue(record, Told.class)),
        features::keep,
        Counter.builder("tandem.risk.features.unreadable")
            .description("Records of risk-features that are no features")
            .register(registry));
  }

  /** Keeps the features in {@code records}, the oldest first. */
  void keep(List<String> records) {
    var kept = keeping.keep(records);
    var now = Instant.now();
    for (var one : kept) {
      var took = Duration.between(UuidV7.timeOf(one.eventId()), now);
      delay.record(took.isNegative() ? Duration.ZERO : took);
    }
  }

  /** As stream-analytics writes them, if it is not something else. */
  private record Told(
      @Nullable String kind,
      @Nullable String id,
      @Nullable String eventId,
      long version,
      @Nullable Instant at,
      @Nullable Map<String, @Nullable Double> values) {

    static Features features(@Nullable Told told) {
      if (told == null
          || told.kind == null
          || told.id == null
          || told.eventId == null
          || told.at == null
          || told.values == null) {
        throw new IllegalArgumentException("something is missing");
      }
      var known = new HashMap<String, Double>();
      told.values.forEach((name, value) -> {
        if (value != null) {
          known.put(name, value);
        }
      });
      return new Features(
          told.kind, told.id, UUID.fromString(told.eventId), told.version, told.at, known);
    }
  }
}
