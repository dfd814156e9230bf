package dev.tandem.risk;

import java.util.Currency;
import java.util.Map;

import dev.tandem.risk.rules.AmountLimits;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RiskPropertiesTest {

  private static final Map<String, Integer> YUAN = Map.of(
      "tandem.risk.amount.CNY.step-up-at-minor", 2,
      "tandem.risk.amount.CNY.hold-at-minor", 5,
      "tandem.risk.amount.CNY.hold-day-at-minor", 50);

  @Test
  void oneLimitCanBeSetFromOutsideAndTheOthersStay() {
    var bound = bind(Map.of("tandem.risk.amount.CNY.hold-day-at-minor", 1000), YUAN);

    assertThat(bound.amount())
        .isEqualTo(Map.of(Currency.getInstance("CNY"), new AmountLimits(2, 5, 1000)));
  }

  @Test
  void refusesLimitsThatDoNotAscend() {
    assertThatThrownBy(() -> bind(Map.of("tandem.risk.amount.CNY.hold-at-minor", 1), YUAN))
        .rootCause()
        .hasMessageContaining("must ascend");
  }

  private static RiskProperties bind(Map<String, Integer> outside, Map<String, Integer> inside) {
    return new Binder(
            new MapConfigurationPropertySource(outside), new MapConfigurationPropertySource(inside))
        .bind("tandem.risk", RiskProperties.class)
        .get();
  }
}
