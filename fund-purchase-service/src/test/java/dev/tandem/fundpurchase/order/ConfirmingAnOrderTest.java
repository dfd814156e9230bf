package dev.tandem.fundpurchase.order;

import java.util.List;

import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.contract.fundpurchase.FundPaymentReversalRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseConfirmed;
import dev.tandem.contract.fundpurchase.FundPurchasePaid;
import dev.tandem.contract.fundpurchase.FundPurchaseRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseSubmitted;
import dev.tandem.contract.fundpurchase.FundSharesCorrected;
import dev.tandem.contract.fundpurchase.PaymentDeadlineReached;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.pricing.Allotment;
import dev.tandem.fundpurchase.pricing.Nav;
import dev.tandem.fundpurchase.pricing.Shares;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.tandem.fundpurchase.lifecycle.OrderStatus.CONFIRMED;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.PAID;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.REVERSING;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.SUBMITTED;
import static dev.tandem.fundpurchase.order.OrderAssert.assertContradiction;
import static dev.tandem.fundpurchase.order.OrderAssert.assertUnmoved;
import static dev.tandem.fundpurchase.order.OrderAssert.only;
import static dev.tandem.fundpurchase.order.OrderFixture.AMOUNT;
import static dev.tandem.fundpurchase.order.OrderFixture.CALENDAR;
import static dev.tandem.fundpurchase.order.OrderFixture.FRIDAY;
import static dev.tandem.fundpurchase.order.OrderFixture.MONDAY;
import static dev.tandem.fundpurchase.order.OrderFixture.NOON;
import static dev.tandem.fundpurchase.order.OrderFixture.PAY_BY;
import static dev.tandem.fundpurchase.order.OrderFixture.allotment;
import static dev.tandem.fundpurchase.order.OrderFixture.by;
import static dev.tandem.fundpurchase.order.OrderFixture.in;
import static dev.tandem.fundpurchase.order.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

class ConfirmingAnOrderTest {

  @Test
  void waitsForTPlusOneOnceTheFundHouseHasIt() {
    FundOrder order = in(PAID);

    assertThat(order.atFundHouse().accepted(FRIDAY, CALENDAR, by("house"))).isTrue();

    assertThat(order.status()).isEqualTo(SUBMITTED);
    assertThat(only(order, FundPurchaseSubmitted.class).expectedConfirmDate()).isEqualTo(MONDAY);
  }

  @ParameterizedTest
  @EnumSource(names = {"PAID", "SUBMITTED"})
  void asksForReversalWhenTheFundHouseRefuses(OrderStatus paid) {
    FundOrder order = in(paid);

    assertThat(order.atFundHouse().refused("fund-closed", by("house"))).isTrue();

    assertThat(order.status()).isEqualTo(REVERSING);
    assertThat(only(order, FundPaymentReversalRequested.class).reason()).isEqualTo("fund-closed");
  }

  @Test
  void getsItsShares() {
    FundOrder order = in(SUBMITTED);

    assertThat(order.atFundHouse().allotted(allotment(), MONDAY, by("house"))).isTrue();

    assertThat(order.status()).isEqualTo(CONFIRMED);
    var confirmed = only(order, FundPurchaseConfirmed.class);
    assertThat(confirmed.shares()).isEqualByComparingTo("400.00");
    assertThat(confirmed.nav()).isEqualByComparingTo("2.5");
    assertThat(confirmed.businessDate()).isEqualTo(FRIDAY);
    assertThat(confirmed.confirmDate()).isEqualTo(MONDAY);
  }

  @Test
  void ignoresASecondConfirmation() {
    FundOrder order = in(CONFIRMED);

    assertThat(order.atFundHouse().allotted(allotment(), MONDAY, by("house"))).isFalse();

    assertUnmoved(order, CONFIRMED);
  }

  @Test
  void contradictsARejectionOfWhatWasConfirmed() {
    FundOrder order = in(CONFIRMED);

    assertContradiction(() -> order.atFundHouse().refused("late", by("house")));
  }

  @Test
  void tellsTheDifferenceACorrectionMakes() {
    FundOrder order = in(CONFIRMED);

    Shares change = order
        .atFundHouse()
        .corrected(Allotment.of(AMOUNT, Nav.of("2.5100")), "nav-corrected", by("house"));

    assertThat(change).isEqualTo(Shares.of("-1.60"));
    assertThat(order.allotment().shares()).isEqualByComparingTo("398.40");
    assertThat(order.allotment().confirmDate()).isEqualTo(MONDAY);
    assertThat(order.status()).isEqualTo(CONFIRMED);
  }

  @Test
  void tellsTheInvestorOfCorrectedShares() {
    FundOrder order = in(CONFIRMED);

    order
        .atFundHouse()
        .corrected(Allotment.of(AMOUNT, Nav.of("2.5100")), "nav-corrected", by("house"));

    var corrected = only(order, FundSharesCorrected.class);
    assertThat(corrected.formerShares()).isEqualByComparingTo("400.00");
    assertThat(corrected.shares()).isEqualByComparingTo("398.40");
    assertThat(corrected.formerNav()).isEqualByComparingTo("2.5");
    assertThat(corrected.nav()).isEqualByComparingTo("2.51");
    assertThat(corrected.navDate()).isEqualTo(FRIDAY);
    assertThat(corrected.reason()).isEqualTo("nav-corrected");
  }

  @Test
  void tellsNothingOfACorrectionThatChangesNothing() {
    FundOrder order = in(CONFIRMED);

    order.atFundHouse().corrected(allotment(), "nav-corrected", by("house"));

    assertUnmoved(order, CONFIRMED);
  }

  @Test
  void hasNothingToCorrectBeforeItsConfirmation() {
    FundOrder order = in(SUBMITTED);

    assertContradiction(
        () -> order.atFundHouse().corrected(allotment(), "nav-corrected", by("house")));
  }

  @Test
  void numbersItsEventsWithoutAGap() {
    FundOrder order = order(PurchaseKind.DISCOUNT);
    order.approve(by("risk"), PAY_BY);
    order.atWallet().completed(AMOUNT, NOON, CALENDAR, by("wallet"));
    order.atFundHouse().accepted(FRIDAY, CALENDAR, by("house"));
    order.atFundHouse().allotted(allotment(), MONDAY, by("house"));

    assertThat(order.takeNewEvents().stream()
            .map(Outgoing::event)
            .filter(event -> !(event instanceof PaymentDeadlineReached))
            .map(ConfirmingAnOrderTest::sequence))
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  private static long sequence(Object event) {
    return switch (event) {
      case FundPurchaseRequested it -> it.sequence();
      case FundPaymentRequested it -> it.sequence();
      case FundPurchasePaid it -> it.sequence();
      case FundPurchaseSubmitted it -> it.sequence();
      case FundPurchaseConfirmed it -> it.sequence();
      default -> throw new AssertionError(List.of(event));
    };
  }
}
