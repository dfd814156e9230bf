package dev.tandem.console.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FormatsTest {

  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  @Test
  void writesAmountsAsTheReaderIsUsedTo() {
    assertThat(new Formats(Locale.GERMANY, NOW).money(123_456L, "EUR"))
        .isEqualTo("EUR\u00a01.234,56");
    assertThat(new Formats(Locale.UK, NOW).money(123_456L, "JPY")).isEqualTo("JPY\u00a0123,456");
    assertThat(new Formats(Locale.UK, NOW).money(null, "JPY")).isEqualTo("–");
  }

  @Test
  void tellsTimesThatAreOverFromThoseToCome() {
    Formats formats = new Formats(Locale.UK, NOW);

    assertThat(formats.age(NOW.minus(Duration.ofMinutes(3)))).isEqualTo("3 min ago");
    assertThat(formats.age(NOW.plus(Duration.ofHours(5)))).isEqualTo("in 5 h");
  }
}
