package dev.tandem.benchmarks.report;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextTableTest {

  @Test
  void showsTheMedianAndTheSpread() {
    Results results = new Results();
    for (double value : new double[] {30, 10, 20}) {
      results.add("t", "one", "low", "x/s", 1, value);
    }
    results.add("t", "one", "high", "x/s", 1, 1_234.4);
    results.add("t", "other", "low", "x/s", 1, 0.123);

    assertThat(TextTable.of(results, "t", "x/s")).isEqualTo("""
        | x/s   | low        | high  |
        | ----- | ---------- | ----- |
        | one   | 20 (10–30) | 1,234 |
        | other | 0.12       |       |
        """);
  }
}
