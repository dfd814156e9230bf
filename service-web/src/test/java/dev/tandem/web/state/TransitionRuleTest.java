package dev.tandem.web.state;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class TransitionRuleTest {

  enum Light {
    RED,
    AMBER,
    GREEN
  }

  @Test
  void movesWhatItLeavesIsLateWhereItSaysSoAndContradictsElsewhere() {
    var go = TransitionRule.leadingTo(Light.GREEN).leaving(Light.AMBER).lateIn(Light.GREEN);

    assertThat(go.in(Light.AMBER)).isEqualTo(Verdict.MOVES);
    assertThat(go.in(Light.GREEN)).isEqualTo(Verdict.LATE);
    assertThat(go.in(Light.RED)).isEqualTo(Verdict.CONTRADICTS);
  }

  @ParameterizedTest
  @EnumSource
  void neverContradictsWhereItMayComeLateAnywhere(Light light) {
    var stop =
        TransitionRule.leadingTo(Light.RED).leaving(Light.AMBER, Light.GREEN).lateInAnyOther();

    assertThat(stop.in(light)).isEqualTo(light == Light.RED ? Verdict.LATE : Verdict.MOVES);
  }
}
