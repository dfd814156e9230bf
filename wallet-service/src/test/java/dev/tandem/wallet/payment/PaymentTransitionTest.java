package dev.tandem.wallet.payment;

import java.util.Set;
import java.util.stream.Stream;

import dev.tandem.wallet.Reachable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.tandem.wallet.payment.PaymentStatus.CHARGING;
import static dev.tandem.wallet.payment.PaymentStatus.FAILED;
import static dev.tandem.wallet.payment.PaymentStatus.HELD;
import static dev.tandem.wallet.payment.PaymentStatus.PAID;
import static dev.tandem.wallet.payment.PaymentStatus.RECEIVED;
import static dev.tandem.wallet.payment.PaymentStatus.REVERSED;
import static dev.tandem.wallet.payment.PaymentStatus.REVERSING;
import static dev.tandem.wallet.payment.PaymentStatus.UNKNOWN;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

class PaymentTransitionTest {

  @Test
  void reachesEveryStateFromTheFirst() {
    assertThat(Reachable.from(RECEIVED, PaymentTransitionTest::next))
        .containsExactlyInAnyOrder(PaymentStatus.values());
  }

  @ParameterizedTest
  @EnumSource
  void canAlwaysBeReversed(PaymentStatus status) {
    assertThat(Reachable.from(status, PaymentTransitionTest::next)).contains(REVERSED);
  }

  @Test
  void staysReversedForEver() {
    assertThat(next(REVERSED)).isEmpty();
  }

  @Test
  void paysOnlyWhatTheBankWasAskedForOrTheWalletHolds() {
    assertThat(PaymentStatus.values())
        .filteredOn(status -> next(status).contains(PAID))
        .containsExactly(CHARGING, UNKNOWN, HELD);
  }

  @Test
  void neverPaysOrFailsWhatIsBeingReversed() {
    assertThat(next(REVERSING)).doesNotContain(PAID, FAILED);
  }

  @Test
  void isLookedAfterUntilNothingMovesByItself() {
    assertThat(PaymentStatus.values())
        .filteredOn(PaymentStatus::isUnsettled)
        .containsExactly(CHARGING, UNKNOWN, HELD, REVERSING);
  }

  private static Set<PaymentStatus> next(PaymentStatus status) {
    return Stream.of(PaymentTransition.values())
        .filter(transition -> transition.leaves().contains(status))
        .map(PaymentTransition::to)
        .collect(toSet());
  }
}
