package dev.tandem.fundpurchase.pricing;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SharesTest {

  @Test
  void areEqualHoweverTheyAreWritten() {
    assertThat(Shares.of("5")).isEqualTo(Shares.of("5.00"));
  }

  @Test
  void areNeverRounded() {
    assertThatThrownBy(() -> Shares.of("5.001")).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void addUpAndTellADifference() {
    assertThat(Shares.of("1.50").plus(Shares.of("2.25"))).isEqualTo(Shares.of("3.75"));
    assertThat(Shares.of("1.50").minus(Shares.of("2.25"))).isEqualTo(Shares.of("-0.75"));
  }

  @Test
  void areWorthTheirNav() {
    assertThat(Shares.of("950.29").worthAt(Nav.of("1.0523"))).isEqualByComparingTo("999.990167");
  }
}
