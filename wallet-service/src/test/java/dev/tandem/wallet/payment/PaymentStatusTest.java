package dev.tandem.wallet.payment;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Set;

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
import static org.assertj.core.api.Assertions.assertThat;

class PaymentStatusTest {

  @Test
  void reachesEveryStateFromTheFirst() {
    assertThat(reachableFrom(RECEIVED)).containsExactlyInAnyOrder(PaymentStatus.values());
  }

  @ParameterizedTest
  @EnumSource
  void canAlwaysBeReversed(PaymentStatus status) {
    assertThat(reachableFrom(status)).contains(REVERSED);
  }

  @Test
  void staysReversedForEver() {
    assertThat(REVERSED.next()).isEmpty();
  }

  @Test
  void paysOnlyWhatTheBankWasAskedForOrTheWalletHolds() {
    assertThat(PaymentStatus.values())
        .filteredOn(status -> status.next().contains(PAID))
        .containsExactly(CHARGING, UNKNOWN, HELD);
  }

  @Test
  void neverPaysOrFailsWhatIsBeingReversed() {
    assertThat(REVERSING.next()).doesNotContain(PAID, FAILED);
  }

  @Test
  void isLookedAfterUntilNothingMovesByItself() {
    assertThat(PaymentStatus.values())
        .filteredOn(PaymentStatus::isUnsettled)
        .containsExactly(CHARGING, UNKNOWN, HELD, REVERSING);
  }

  private static Set<PaymentStatus> reachableFrom(PaymentStatus start) {
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
