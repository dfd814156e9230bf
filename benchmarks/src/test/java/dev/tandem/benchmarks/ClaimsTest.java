package dev.tandem.benchmarks;

import dev.tandem.benchmarks.contender.Contenders;
import dev.tandem.benchmarks.report.Bar;
import dev.tandem.benchmarks.report.Results;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimsTest {

  private static final String TABLE = "throughput, SYNC_FLUSH";

  private final Results results = new Results();

  @Test
  void judgesOnlyWhatWasMeasured() {
    assertThat(Claims.judge(results)).isEmpty();
  }

  @Test
  void comparesMediansOfTheSameLoad() {
    throughput(Contenders.GROUP_COMMIT, 900, 1_000, 5_000);
    throughput(Contenders.SAMPLE, 100, 125, 900);

    assertThat(Claims.judge(results)).first().satisfies(bar -> {
      assertThat(bar.claim()).contains("256 callers");
      assertThat(bar.measured()).isEqualTo(8);
      assertThat(bar.met()).isTrue();
    });
  }

  @Test
  void takesThePeerThatComesClosest() {
    throughput(Contenders.GROUP_COMMIT, 1_000);
    throughput(Contenders.POLLING, 2_000);
    throughput("gruelbox", 500);

    assertThat(Claims.judge(results))
        .filteredOn(bar -> bar.claim().contains("best peer"))
        .singleElement()
        .satisfies(bar -> assertThat(bar.measured()).isEqualTo(0.5))
        .matches(bar -> !bar.met());
  }

  @Test
  void saysWhatWasMissed() {
    assertThat(new Bar("hot wallet / spread", 0.8, true, 0.75).line())
        .isEqualTo("MISSED hot wallet / spread: at least 0.80, measured 0.75");
  }

  private void throughput(String contender, double... perSecond) {
    for (int i = 0; i < perSecond.length; i++) {
      results.add(
          TABLE, contender, Throughput.point(256), Throughput.DELIVERED, i + 1, perSecond[i]);
    }
  }
}
