package dev.tandem.accompaniment;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures for how long the oldest work of each kind has been waiting. */
@Component
class JdbcWaitingWork {

  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcWaitingWork(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
    this.jdbc = jdbc;
    this.clock = clock;
    measure(meters, "due", "instance that should have gone on by itself", """
        SELECT due FROM instance WHERE state = 'WAITING' ORDER BY due LIMIT 1
        """);
    measure(meters, "task", "content that research is to write", """
        SELECT asked_at FROM writing_task ORDER BY asked_at LIMIT 1
        """);
    measure(meters, "case", "case that customer service has not answered", """
        SELECT opened_at FROM support_case WHERE status = 'OPEN' ORDER BY id LIMIT 1
        """);
  }

  private void measure(MeterRegistry meters, String kind, String what, String sql) {
    TimeGauge.builder(
            "tandem.accompaniment.oldest." + kind, () -> age(sql).toMillis(), TimeUnit.MILLISECONDS)
        .description("How long the oldest " + what + " has been waiting")
        .register(meters);
  }

  private Duration age(String sql) {
    return jdbc.sql(sql)
        .query(OffsetDateTime.class)
        .optional()
        .map(since -> Duration.between(since.toInstant(), clock.instant()))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }
}
