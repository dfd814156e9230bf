package dev.tandem.wallet.recharge;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Set;

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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RechargeStatusTest {

  @ParameterizedTest
  @EnumSource
  void leadsToAnEndFromEverywhere(RechargeStatus status) {
    assertThat(reachableFrom(status)).anyMatch(RechargeStatus::isTerminal);
  }

  @Test
  void reachesEveryStateFromTheFirst() {
    assertThat(reachableFrom(SCREENING)).containsExactlyInAnyOrder(RechargeStatus.values());
  }

  @Test
  void neverLeavesTheBankForAnEndThatSaysNothingWasCharged() {
    assertThat(reachableFrom(CHARGING))
        .containsExactlyInAnyOrder(CHARGING, UNKNOWN, COMPLETED, FAILED);
  }

  @Test
  void completesOnlyWhereTheBankWasAsked() {
    assertThat(RechargeStatus.values())
        .filteredOn(status -> status.next().contains(COMPLETED))
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
  void refusesAMoveThatTheStateMachineDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Move.to(COMPLETED, SCREENING))
        .withMessage("SCREENING cannot become COMPLETED");
    assertThatIllegalArgumentException().isThrownBy(() -> Move.to(EXPIRED, CHARGING, STEP_UP));
  }

  private static Set<RechargeStatus> reachableFrom(RechargeStatus start) {
    var reached = EnumSet.of(start);
    var open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (var next : open.remove().next()) {
        if (reached.add(next)) {
          open.add(next);
        }
      }
    }
    return reached;
  }
}
