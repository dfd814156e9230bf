package dev.tandem.fundpurchase.pricing;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NavTest {

  @Test
  void alwaysHasFourDecimals() {
    assertThat(Nav.of("1.2").value().toPlainString()).isEqualTo("1.2000");
  }

  @Test
  void isNeverRounded() {
    assertThatThrownBy(() -> Nav.of("1.23456")).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void isPositive() {
    assertThatIllegalArgumentException().isThrownBy(() -> Nav.of("0"));
    assertThatIllegalArgumentException().isThrownBy(() -> Nav.of("-1.0000"));
  }
}
