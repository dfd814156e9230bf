package dev.tandem.fundpurchase.pricing;

import java.math.BigDecimal;
import java.util.Random;

import dev.tandem.contract.Money;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AllotmentTest {

  @Test
  void roundsSharesDownToTwoDecimals() {
    var allotment = Allotment.of(cny(100_000), Nav.of("1.0523"));

    assertThat(allotment.shares()).isEqualTo(Shares.of("950.29"));
  }

  @Test
  void keepsTheRemainderToTheLastDigit() {
    var allotment = Allotment.of(cny(100_000), Nav.of("1.0523"));

    assertThat(allotment.remainder()).isEqualTo(new BigDecimal("0.009833"));
  }

  @Test
  void leavesNoRemainderWhereTheNavDividesTheAmount() {
    var allotment = Allotment.of(cny(12_345), Nav.of("1.0000"));

    assertThat(allotment.shares()).isEqualTo(Shares.of("123.45"));
    assertThat(allotment.remainder()).isEqualByComparingTo("0");
  }

  @Test
  void givesNoShareWhereTheAmountBuysNone() {
    var allotment = Allotment.of(cny(1), Nav.of("2.5000"));

    assertThat(allotment.shares()).isEqualTo(Shares.ZERO);
    assertThat(allotment.remainder()).isEqualByComparingTo("0.01");
  }

  @Test
  void neverLosesOrInventsMoneyWhateverTheNav() {
    var random = new Random(20261120);
    for (int i = 0; i < 10_000; i++) {
      long net = random.nextLong(1, 1_000_000_000_000L);
      var nav = new Nav(BigDecimal.valueOf(random.nextLong(1, 200_000), Nav.SCALE));

      var allotment = Allotment.of(cny(net), nav);

      assertThat(allotment.shares().worthAt(nav).add(allotment.remainder()))
          .isEqualByComparingTo(BigDecimal.valueOf(net, 2));
      assertThat(allotment.remainder()).isNotNegative().isLessThan(nav.value().movePointLeft(2));
    }
  }

  @Test
  void countsInTheMinorUnitOfTheCurrency() {
    var allotment = Allotment.of(Money.of(1_000, "JPY"), Nav.of("2.0000"));

    assertThat(allotment.shares()).isEqualTo(Shares.of("500.00"));
  }

  @Test
  void refusesANegativeAmount() {
    assertThatIllegalArgumentException().isThrownBy(() -> Allotment.of(cny(-1), Nav.of("1.0000")));
  }

  private static Money cny(long minorUnits) {
    return Money.of(minorUnits, "CNY");
  }
}
