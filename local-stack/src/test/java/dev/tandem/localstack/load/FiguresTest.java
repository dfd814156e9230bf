package dev.tandem.localstack.load;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTest {

  @Test
  void tellsTheTimeThatSoManyOrdersDidNotExceed() {
    List<Long> hundred = LongStream.rangeClosed(1, 100)
        .mapToObj(millis -> Duration.ofMillis(101 - millis).toNanos())
        .toList();

    Figures figures = Figures.of(hundred, Duration.ofSeconds(2).toNanos());

    assertThat(figures.millisOf(50)).isEqualTo(50);
    assertThat(figures.millisOf(99)).isEqualTo(99);
    assertThat(figures.millisOf(100)).isEqualTo(100);
    assertThat(figures.perSecond()).isEqualTo(50);
  }

  @Test
  void tellsTheTimeOfALoneOrder() {
    Figures figures =
        Figures.of(List.of(Duration.ofMillis(7).toNanos()), Duration.ofMillis(7).toNanos());

    assertThat(figures.millisOf(50)).isEqualTo(7);
    assertThat(figures.millisOf(99)).isEqualTo(7);
  }
}
