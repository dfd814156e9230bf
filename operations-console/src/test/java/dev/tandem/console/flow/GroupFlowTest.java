package dev.tandem.console.flow;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GroupFlowTest {

  @ParameterizedTest
  @CsvSource({
    "100, 0, keeps up",
    "5000, 0, steady",
    "30000, 0.5, saturated in 60 s",
    "90000, 0.5, saturated",
    "30000, -2, caught up in 15 s",
  })
  void tellsWhatComesIfThingsGoOnAsTheyDo(long behindMillis, double perSecond, String outlook) {
    GroupFlow flow = new GroupFlow(
        "wallet-service",
        "wallet-payments",
        Optional.of(1.0),
        1,
        Duration.ZERO,
        Optional.of(3L),
        Optional.of(Duration.ofMillis(behindMillis)),
        Optional.of(perSecond));

    assertThat(flow.outlook()).isEqualTo(outlook);
  }

  @Test
  void readsMetricsWithAndWithoutLabels() {
    Samples samples = Samples.of("""
        # HELP tandem_consumer_events_total Events
        tandem_consumer_events_total{group="risk-screening",outcome="handled"} 12.0
        process_uptime_seconds 3.5
        slow_bucket{le="+Inf"} 7
        broken NaN
        """);

    assertThat(samples.named("tandem_consumer_events_total")).singleElement().satisfies(it -> {
      assertThat(it.label("group")).isEqualTo("risk-screening");
      assertThat(it.value()).isEqualTo(12);
    });
    assertThat(samples.all()).hasSize(3);
  }
}
