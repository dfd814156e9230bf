package dev.tandem.accompaniment.course;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import dev.tandem.accompaniment.RunningAccompaniment;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@RunningAccompaniment
class BeginSchedulesIT {

  @Autowired
  JdbcHappenings happenings;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @Test
  void beginsASlotThatItWasDownAtButNoneBeforeTheVersionWasThere() {
    var daily = new Journeys(List.of(new ByteArrayResource("""
        journey: daily-it
        version: 1
        stage: DURING
        title: Every day
        entry: {schedule: {at: "09:00"}}
        reentry: {after: P1D}
        steps:
          - id: call
            ask: {audience: CS, action: OPEN_CASE}
        """.getBytes(UTF_8))));
    // Rolled back: nobody else sees these slots.
    transaction.executeWithoutResult(status -> {
      status.setRollbackOnly();
      jdbc.sql("""
          INSERT INTO journey_version
          VALUES ('daily-it', 1, sha256('daily-it'), '2026-01-05T10:00:00+08:00')
          """).update();

      begin(daily, "2026-01-05T11:00:00+08:00");
      assertThat(slots()).isEmpty();
      begin(daily, "2026-01-07T08:00:00+08:00");
      begin(daily, "2026-01-07T10:00:00+08:00");
      begin(daily, "2026-01-07T11:00:00+08:00");
      assertThat(slots()).containsExactly("2026-01-06T01:00:00Z", "2026-01-07T01:00:00Z");
    });
  }

  private void begin(Journeys daily, String at) {
    var clock = Clock.fixed(Instant.parse(at), ZoneOffset.UTC);
    new BeginSchedules(daily, happenings, clock).begin();
  }

  private List<String> slots() {
    return jdbc.sql("""
            SELECT happened_at FROM fan_out WHERE facts ->> 'journey' = 'daily-it'
            ORDER BY happened_at
            """)
        .query((row, number) -> row.getTimestamp(1).toInstant().toString())
        .list();
  }
}
