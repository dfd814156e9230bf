package dev.tandem.risk.feature;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.messaging.support.UuidV7;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps features as they come from Kafka. What cannot be read is counted and skipped. */
@Component
class KeepFeatures {

  private static final Logger log = LoggerFactory.getLogger(KeepFeatures.class);

  private final JdbcFeatures features;
  private final JsonMapper json;
  private final Timer delay;
  private final Counter unreadable;

  KeepFeatures(JdbcFeatures features, JsonMapper json, MeterRegistry registry) {
    this.features = features;
    this.json = json;
    this.delay = Timer.builder("tandem.risk.features.delay")
        .description("From an event's id to its features in the table")
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofMinutes(1))
        .register(registry);
    this.unreadable = Counter.builder("tandem.risk.features.unreadable")
        .description("Records of risk-features that are no features")
        .register(registry);
  }

  /** Keeps the features in {@code records}, the oldest first. */
  void keep(List<String> records) {
    var read = new ArrayList<Features>(records.size());
    for (var record : records) {
      try {
        read.add(Told.features(json.readValue(record, Told.class)));
      } catch (JacksonException | IllegalArgumentException e) {
        skip(e.getMessage());
      }
    }
    if (read.isEmpty()) {
      return;
    }
    try {
      features.keep(read);
    } catch (DataIntegrityViolationException e) {
      read.removeIf(one -> !isKept(one));
    }
    var now = Instant.now();
    for (var one : read) {
      var took = Duration.between(UuidV7.timeOf(one.eventId()), now);
      delay.record(took.isNegative() ? Duration.ZERO : took);
    }
  }

  /** Keeps one of several of which the database takes not all. */
  private boolean isKept(Features one) {
    try {
      features.keep(List.of(one));
      return true;
    } catch (DataIntegrityViolationException e) {
      // Its message has the row.
      skip(e.getClass().getSimpleName());
      return false;
    }
  }

  private void skip(@Nullable String why) {
    unreadable.increment();
    log.warn("A record that is no features is skipped: {}", why);
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
