package dev.tandem.datacentre.ranking;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps minutes as they come from Kafka. What cannot be read is counted and skipped. */
@Component
class KeepMinutes {

  private static final Logger log = LoggerFactory.getLogger(KeepMinutes.class);

  private final JdbcMinutes minutes;
  private final JsonMapper json;
  private final Counter unreadable;

  KeepMinutes(JdbcMinutes minutes, JsonMapper json, MeterRegistry registry) {
    this.minutes = minutes;
    this.json = json;
    this.unreadable = Counter.builder("tandem.datacentre.minutes.unreadable")
        .description("Records of fund-minutes that are no minutes")
        .register(registry);
  }

  void keep(List<String> records) {
    var read = new ArrayList<FundMinute>(records.size());
    for (var one : records) {
      try {
        read.add(json.readValue(one, FundMinute.class));
      } catch (JacksonException e) {
        skip(e.getMessage());
      }
    }
    try {
      minutes.keep(read);
    } catch (DataIntegrityViolationException e) {
      read.forEach(this::keepIfItCan);
    }
  }

  private void keepIfItCan(FundMinute one) {
    try {
      minutes.keep(List.of(one));
    } catch (DataIntegrityViolationException e) {
      // Its message has the row.
      skip(e.getClass().getSimpleName());
    }
  }

  private void skip(@Nullable String why) {
    unreadable.increment();
    log.warn("A record that is no minute is skipped: {}", why);
  }
}
