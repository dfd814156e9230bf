package dev.tandem.wallet.recharge;

import java.util.Set;
import java.util.stream.Stream;

import dev.tandem.wallet.Reachable;
import dev.tandem.web.state.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.tandem.wallet.recharge.RechargeStatus.CHARGING;
import static dev.tandem.wallet.recharge.RechargeStatus.COMPLETED;
import static dev.tandem.wallet.recharge.RechargeStatus.EXPIRED;
import static dev.tandem.wallet.recharge.RechargeStatus.FAILED;
import static dev.tandem.wallet.recharge.RechargeStatus.ON_HOLD;
import static dev.tandem.wallet.recharge.RechargeStatus.REJECTED;
import static dev.tandem.wallet.recharge.RechargeStatus.SCREENING;
import static dev.tandem.wallet.recharge.RechargeStatus.STEP_UP;
import static dev.tandem.wallet.recharge.RechargeStatus.UNKNOWN;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

class RechargeTransitionTest {

  @ParameterizedTest
  @EnumSource
  void leadsToAnEndFromEverywhere(RechargeStatus status) {
    assertThat(Reachable.from(status, RechargeTransitionTest::next))
        .anyMatch(RechargeStatus::isTerminal);
  }

  @Test
  void reachesEveryStateFromTheFirst() {
    assertThat(Reachable.from(SCREENING, RechargeTransitionTest::next))
        .containsExactlyInAnyOrder(RechargeStatus.values());
  }

  @Test
  void neverLeavesTheBankForAnEndThatSaysNothingWasCharged() {
    assertThat(Reachable.from(CHARGING, RechargeTransitionTest::next))
        .containsExactlyInAnyOrder(CHARGING, UNKNOWN, COMPLETED, FAILED);
  }

  @Test
  void completesOnlyWhereTheBankWasAsked() {
    assertThat(RechargeStatus.values())
        .filteredOn(status -> next(status).contains(COMPLETED))
        .containsExactly(CHARGING, UNKNOWN);
  }

  @Test
  void endsInFourStates() {
    assertThat(RechargeStatus.values())
        .filteredOn(RechargeStatus::isTerminal)
        .containsExactly(COMPLETED, REJECTED, FAILED, EXPIRED);
  }

  @Test
  void isAnOutcomeForACallerWhoWaitsWhenOnlyAPersonCanGoOn() {
    assertThat(RechargeStatus.values())
        .filteredOn(status -> status.isOutcome() && !status.isTerminal())
        .containsExactly(STEP_UP, ON_HOLD);
  }

  @Test
  void contradictsWhereTheBankTurnsOutToHaveChargedWhatEndedWithoutMoney() {
    assertThat(RechargeStatus.values())
        .filteredOn(status -> RechargeTransition.BANK_CHARGED.in(status) == Verdict.CONTRADICTS)
        .containsExactly(SCREENING, STEP_UP, ON_HOLD, REJECTED, FAILED, EXPIRED);
  }

  private static Set<RechargeStatus> next(RechargeStatus status) {
    return Stream.of(RechargeTransition.values())
        .filter(transition -> transition.leaves().contains(status))
        .map(RechargeTransition::to)
        .collect(toSet());
  }
}
