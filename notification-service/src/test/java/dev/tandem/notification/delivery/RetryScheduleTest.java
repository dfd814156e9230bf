package dev.tandem.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.tandem.notification.delivery.NextStep.Again;
import dev.tandem.notification.delivery.NextStep.Done;
import dev.tandem.notification.delivery.NextStep.EndpointGone;
import dev.tandem.notification.delivery.NextStep.GivenUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryScheduleTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final List<Duration> DELAYS =
      List.of(Duration.ofSeconds(5), Duration.ofMinutes(5));

  private final RetrySchedule schedule = new RetrySchedule(DELAYS, () -> 0);

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void anyTwoHundredIsSuccess(int status) {
    assertThat(schedule.after(answered(status), 0, NOW)).isEqualTo(new Done());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 301, 302, 307, 400, 401, 404, 429, 500, 503})
  void anyOtherAnswerIsTriedAgain(int status) {
    assertThat(schedule.after(answered(status), 0, NOW)).isEqualTo(new Again(NOW.plusSeconds(5)));
  }

  @Test
  void noAnswerIsTriedAgain() {
    assertThat(schedule.after(unanswered(), 0, NOW)).isEqualTo(new Again(NOW.plusSeconds(5)));
  }

  @Test
  void eachFailureWaitsLongerUntilNoneIsLeft() {
    assertThat(schedule.after(unanswered(), 1, NOW)).isEqualTo(new Again(NOW.plusSeconds(300)));
    assertThat(schedule.after(unanswered(), 2, NOW)).isEqualTo(new GivenUp());
    assertThat(schedule.after(unanswered(), 3, NOW)).isEqualTo(new GivenUp());
  }

  @Test
  void goneEndsItAtOnce() {
    assertThat(schedule.after(answered(410), 0, NOW)).isEqualTo(new EndpointGone());
  }

  @Test
  void jitterLengthensADelayByAtMostAFifth() {
    var latest = new RetrySchedule(DELAYS, () -> 1);

    assertThat(latest.after(unanswered(), 0, NOW)).isEqualTo(new Again(NOW.plusSeconds(6)));
    assertThat(latest.after(unanswered(), 1, NOW)).isEqualTo(new Again(NOW.plusSeconds(360)));
  }

  private static Attempt answered(int status) {
    return Attempt.answered(status, Duration.ofMillis(7), "");
  }

  private static Attempt unanswered() {
    return Attempt.unanswered("timeout", Duration.ofSeconds(10));
  }
}
