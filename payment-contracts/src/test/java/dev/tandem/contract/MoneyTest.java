package dev.tandem.contract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MoneyTest {

  @Test
  void addsAndSubtractsWithinOneCurrency() {
    assertThat(cny(1250).plus(cny(50))).isEqualTo(cny(1300));
    assertThat(cny(50).minus(cny(1250))).isEqualTo(cny(-1200));
    assertThat(cny(50).negated()).isEqualTo(cny(-50));
    assertThat(cny(0).negated()).isEqualTo(cny(0));
  }

  @Test
  void neverMixesCurrencies() {
    var dollars = Money.of(5, "USD");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> cny(5).plus(dollars))
        .withMessage("Cannot mix CNY and USD");
    assertThatIllegalArgumentException().isThrownBy(() -> cny(5).minus(dollars));
    assertThat(cny(5)).isNotEqualTo(dollars);
  }

  @Test
  void failsRatherThanOverflows() {
    assertThatThrownBy(() -> cny(Long.MAX_VALUE).plus(cny(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> cny(Long.MIN_VALUE).minus(cny(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> cny(Long.MIN_VALUE).negated()).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void knowsTheCurrenciesOfIso4217Alone() {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of(1, "yuan"));
  }

  @Test
  void isAnIntegerAndACodeOnTheWire() {
    var json = Schemas.JSON.writeValueAsString(cny(1250));

    assertThat(json).isEqualTo("{\"amountMinor\":1250,\"currency\":\"CNY\"}");
    assertThat(Schemas.JSON.readValue(json, Money.class)).isEqualTo(cny(1250));
  }

  private static Money cny(long minorUnits) {
    return Money.of(minorUnits, "CNY");
  }

  @ParameterizedTest
  @CsvSource({
    "1250, CNY, CNY 12.50",
    "5, CNY, CNY 0.05",
    "0, USD, USD 0.00",
    "1250, JPY, JPY 1250",
    "1250, KWD, KWD 1.250",
    "9223372036854775807, CNY, CNY 92233720368547758.07",
    "-1250, EUR, EUR -12.50"
  })
  void showsAnAmountInItsCurrencysMinorUnits(long minorUnits, String currency, String shown) {
    assertThat(Money.of(minorUnits, currency)).hasToString(shown);
  }
}
