package dev.tandem.benchmarks.workload;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class WalletsTest {

  private static final int DRAWS = 200_000;

  @Test
  void staysWithinTheWalletsThereAre() {
    for (Wallets wallets : Wallets.values()) {
      assertThat(LongStream.generate(wallets::next).limit(DRAWS).summaryStatistics())
          .satisfies(drawn -> {
            assertThat(drawn.getMin()).isGreaterThanOrEqualTo(1);
            assertThat(drawn.getMax()).isLessThanOrEqualTo(Wallets.COUNT);
          });
    }
  }

  @Test
  void drawsTheSecondWalletOfZipfHalfAsOftenAsTheFirst() {
    long[] drawn = LongStream.generate(Wallets.ZIPF::next).limit(DRAWS).toArray();
    double first = LongStream.of(drawn).filter(wallet -> wallet == 1).count();
    double second = LongStream.of(drawn).filter(wallet -> wallet == 2).count();

    assertThat(second / first).isCloseTo(0.5, within(0.05));
  }
}
