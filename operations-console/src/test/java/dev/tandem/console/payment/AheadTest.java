package dev.tandem.console.payment;

import java.util.List;
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
  void knowsUntilWhenTheNextStepMayTakePlaceAndWhenAPurchaseIsConfirmed() {
    for (PaymentStatus status : List.of(
        PaymentStatus.SCREENING,
        PaymentStatus.STEP_UP,
        PaymentStatus.ON_HOLD,
        PaymentStatus.PAYING)) {
      List<Ahead> steps = Ahead.of(PaymentKind.PURCHASE, status, DEADLINES);

      assertThat(steps.getFirst().due()).isEqualTo(DEADLINES.step());
      assertThat(steps.stream().skip(1))
          .extracting(Ahead::due)
          .filteredOn(Optional::isPresent)
          .containsExactly(DEADLINES.confirmDate());
    }
    assertThat(Ahead.of(PaymentKind.RECHARGE, PaymentStatus.ON_HOLD, DEADLINES).getFirst())
        .isEqualTo(new Ahead("A reviewer decides", "reviewer", DEADLINES.step()));
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
