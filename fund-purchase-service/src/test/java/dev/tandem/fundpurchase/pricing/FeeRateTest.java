package dev.tandem.fundpurchase.pricing;

import java.math.BigDecimal;

import dev.tandem.contract.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FeeRateTest {

  @ParameterizedTest
  @CsvSource({
    // 100000 / 1.015 = 98522.17 is invested
    "0.015, 100000, 1478",
    // 1000 / 1.008 = 992.06
    "0.008, 1000, 8",
    // 67 / 1.008 = 66.47
    "0.008, 67, 1",
    // 62 / 1.008 = 61.51: rounded up, no fee is left
    "0.008, 62, 0",
    "0, 100000, 0"
  })
  void takesTheFeeOutOfTheAmount(String rate, long amount, long fee) {
    assertThat(new FeeRate(new BigDecimal(rate)).feeWithin(cny(amount))).isEqualTo(cny(fee));
  }

  @Test
  void leavesMoreThanTheFeeHoweverSmallTheAmount() {
    var dearest = new FeeRate(new BigDecimal("0.999999"));
    for (long amount = 1; amount < 1_000; amount++) {
      assertThat(dearest.feeWithin(cny(amount)).minorUnits()).isBetween(0L, amount - 1);
    }
  }

  @Test
  void refusesARateOfOneAndMore() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FeeRate(BigDecimal.ONE));
  }

  @Test
  void refusesANegativeRate() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FeeRate(new BigDecimal("-0.001")));
  }

  private static Money cny(long minorUnits) {
    return Money.of(minorUnits, "CNY");
  }
}
