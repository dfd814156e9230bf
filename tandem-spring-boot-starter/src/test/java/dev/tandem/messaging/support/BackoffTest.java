package dev.tandem.messaging.support;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {

  private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(10));

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 2", "2, 4", "3, 8", "4, 10", "5, 10", "2147483647, 10"})
  void doublesUpToTheLongestPause(int failures, long seconds) {
    assertThat(backoff.after(failures)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void neverPausesForLongerThanTheLongest() {
    var narrow = new Backoff(Duration.ofSeconds(11), Duration.ofSeconds(10));

    assertThat(narrow.after(1)).isEqualTo(Duration.ofSeconds(10));
  }
}
