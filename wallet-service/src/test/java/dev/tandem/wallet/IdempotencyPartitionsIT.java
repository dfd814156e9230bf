package dev.tandem.wallet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The starter looks after the table of idempotency keys as after its own. */
class IdempotencyPartitionsIT extends RunningService {

  @Test
  void thisWeekAndTheNextHavePartitionsWithRoomForAnswers() {
    assertThat(jdbc.sql("""
            SELECT w.relname FROM pg_inherits JOIN pg_class w ON w.oid = inhrelid
            WHERE inhparent = 'http.idempotency'::regclass AND reloptions = '{fillfactor=50}'
            ORDER BY 1
            """).query(String.class).list())
        .containsExactly(week(0), week(1), "idempotency_default");
  }

  private static String week(int ahead) {
    return "idempotency_"
        + LocalDate.now(ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .plusWeeks(ahead)
            .format(DateTimeFormatter.BASIC_ISO_DATE)
        + "_000000";
  }
}
