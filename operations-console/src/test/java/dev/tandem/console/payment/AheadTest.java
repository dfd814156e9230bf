package dev.tandem.console.payment;

import java.util.Optional;

import dev.tandem.console.journal.PaymentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class AheadTest {

  private static final Ahead.Deadlines DEADLINES =
      new Ahead.Deadlines(Optional.of("2026-11-28T10:02:00Z"), Optional.of("2026-11-30"));

  @Test
  void tellsEveryStepOfAPurchaseThatIsBeingScreened() {
    assertThat(Ahead.of(PaymentKind.PURCHASE, PaymentStatus.SCREENING, DEADLINES))
        .extracting(Ahead::who)
        .containsExactly(
            "risk-service",
            "wallet-service",
            "fund-purchase-service",
            "fund house",
            "notification-service");
  }

  @Test
  void knowsWhenAPurchaseMustBePaidAndWhenItIsConfirmed() {
    assertThat(Ahead.of(PaymentKind.PURCHASE, PaymentStatus.PAYING, DEADLINES))
        .extracting(Ahead::due)
        .containsExactly(
            DEADLINES.payBy(), Optional.empty(), DEADLINES.confirmDate(), Optional.empty());
  }

  @ParameterizedTest
  @EnumSource(PaymentStatus.class)
  void nothingFollowsOnceAPaymentHasEnded(PaymentStatus status) {
    boolean more = !Ahead.of(PaymentKind.PURCHASE, status, DEADLINES).isEmpty()
        || !Ahead.of(PaymentKind.RECHARGE, status, DEADLINES).isEmpty();

    assertThat(more).isNotEqualTo(status.ended());
  }

  @Test
  void moneyThatTheBankMayHaveTakenIsInDoubt() {
    assertThat(Whereabouts.of(PaymentStatus.UNKNOWN, false)).isEqualTo(Whereabouts.IN_DOUBT);
    assertThat(Whereabouts.of(PaymentStatus.PAYING, true)).isEqualTo(Whereabouts.WALLET);
    assertThat(Whereabouts.of(PaymentStatus.REVERSED, false)).isEqualTo(Whereabouts.WALLET);
  }
}
