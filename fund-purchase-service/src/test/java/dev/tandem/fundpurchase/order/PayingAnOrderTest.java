package dev.tandem.fundpurchase.order;

import java.time.Instant;

import dev.tandem.contract.fundpurchase.FundPaymentReversalRequested;
import dev.tandem.contract.fundpurchase.FundPurchasePaid;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected.Outcome;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.tandem.fundpurchase.lifecycle.OrderStatus.EXPIRED;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.PAID;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.PAYING;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.PAYMENT_FAILED;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.REVERSED;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.REVERSING;
import static dev.tandem.fundpurchase.order.OrderAssert.assertContradiction;
import static dev.tandem.fundpurchase.order.OrderAssert.assertRejected;
import static dev.tandem.fundpurchase.order.OrderAssert.assertUnmoved;
import static dev.tandem.fundpurchase.order.OrderAssert.only;
import static dev.tandem.fundpurchase.order.OrderFixture.AMOUNT;
import static dev.tandem.fundpurchase.order.OrderFixture.CALENDAR;
import static dev.tandem.fundpurchase.order.OrderFixture.FRIDAY;
import static dev.tandem.fundpurchase.order.OrderFixture.MONDAY;
import static dev.tandem.fundpurchase.order.OrderFixture.NOON;
import static dev.tandem.fundpurchase.order.OrderFixture.NOTHING;
import static dev.tandem.fundpurchase.order.OrderFixture.PAY_BY;
import static dev.tandem.fundpurchase.order.OrderFixture.at;
import static dev.tandem.fundpurchase.order.OrderFixture.by;
import static dev.tandem.fundpurchase.order.OrderFixture.cny;
import static dev.tandem.fundpurchase.order.OrderFixture.in;
import static dev.tandem.fundpurchase.order.OrderFixture.order;
import static dev.tandem.fundpurchase.order.OrderFixture.overdue;
import static org.assertj.core.api.Assertions.assertThat;

class PayingAnOrderTest {

  @Test
  void goesToTheFundHouseOncePaid() {
    FundOrder order = in(PAYING);

    assertThat(order.atWallet().completed(AMOUNT, NOON, CALENDAR, by("wallet"))).isTrue();

    assertThat(order.status()).isEqualTo(PAID);
    assertThat(only(order, FundPurchasePaid.class).businessDate()).isEqualTo(FRIDAY);
  }

  @Test
  void belongsToTheDayItWasPaidWheneverTheNewsArrives() {
    FundOrder order = in(PAYING);
    Instant justBeforeCutOff = Instant.parse("2026-11-20T06:59:59Z");

    order.atWallet().completed(AMOUNT, justBeforeCutOff, CALENDAR, at(NOON.plusSeconds(86_400)));

    assertThat(order.businessDate()).isEqualTo(FRIDAY);
    assertThat(order.expectedConfirmDate()).isEqualTo(MONDAY);
  }

  @Test
  void endsWhenTheWalletCannotPay() {
    FundOrder order = in(PAYING);

    assertThat(order.atWallet().failed("bank-declined", by("wallet"))).isTrue();

    assertThat(order.status()).isEqualTo(PAYMENT_FAILED);
    assertRejected(order, Outcome.PAYMENT_FAILED, "bank-declined");
  }

  @Test
  void asksForReversalWhenThePaymentIsOverdue() {
    FundOrder order = in(PAYING);

    assertThat(order.atWallet().overdue(PAY_BY, by("deadline"))).isTrue();

    assertThat(order.status()).isEqualTo(REVERSING);
    assertThat(only(order, FundPaymentReversalRequested.class).reason())
        .isEqualTo("payment-deadline");
  }

  @Test
  void isReversedByTheJobWhenTheDeadlineEventWasLost() {
    FundOrder order = in(PAYING);

    assertThat(order.atDeadline().passed(at(PAY_BY))).isTrue();

    assertThat(order.status()).isEqualTo(REVERSING);
  }

  @Test
  void ignoresADeadlineThatIsNotItsOwn() {
    FundOrder order = in(PAYING);

    assertThat(order.atWallet().overdue(PAY_BY.plusMillis(1), by("deadline"))).isFalse();

    assertUnmoved(order, PAYING);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PAYING")
  void ignoresThePaymentDeadlineOnceItHasMovedOn(OrderStatus other) {
    FundOrder order = in(other);

    assertThat(order.atWallet().overdue(PAY_BY, by("deadline"))).isFalse();

    assertUnmoved(order, other);
  }

  @Test
  void expiresWhenTheOverduePaymentWasNeverMade() {
    FundOrder order = overdue();

    assertThat(order.atWallet().reversed(NOTHING, by("wallet"))).isTrue();

    assertThat(order.status()).isEqualTo(EXPIRED);
    assertRejected(order, Outcome.EXPIRED, "payment-deadline");
  }

  @Test
  void isReversedWhenTheOverduePaymentHadBeenMade() {
    FundOrder order = overdue();

    assertThat(order.atWallet().reversed(AMOUNT, by("wallet"))).isTrue();

    assertThat(order.status()).isEqualTo(REVERSED);
    assertRejected(order, Outcome.REVERSED, "payment-deadline");
  }

  @Test
  void keepsReversingWhenThePaymentCompletesLate() {
    FundOrder order = overdue();

    assertThat(order.atWallet().completed(AMOUNT, NOON, CALENDAR, by("wallet"))).isFalse();

    assertUnmoved(order, REVERSING);
  }

  @Test
  void keepsReversingWhenThePaymentFailsLate() {
    FundOrder order = overdue();

    assertThat(order.atWallet().failed("bank-declined", by("wallet"))).isFalse();

    assertUnmoved(order, REVERSING);
  }

  @Test
  void contradictsAReversalThatReturnsNothingOfALatePayment() {
    FundOrder order = overdue();
    order.atWallet().completed(AMOUNT, NOON, CALENDAR, by("wallet"));

    assertContradiction(() -> order.atWallet().reversed(NOTHING, by("wallet")));
  }

  @ParameterizedTest
  @EnumSource(names = {"PAID", "SUBMITTED", "CONFIRMED", "REVERSING", "REVERSED"})
  void ignoresAPaymentItKnows(OrderStatus paid) {
    FundOrder order = in(paid);

    assertThat(order.atWallet().completed(AMOUNT, NOON, CALENDAR, by("wallet"))).isFalse();

    assertUnmoved(order, paid);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "SCREENING",
        "STEP_UP",
        "ON_HOLD",
        "REJECTED",
        "CANCELLED",
        "EXPIRED",
        "PAYMENT_FAILED"
      })
  void contradictsAPaymentThatNobodyAskedFor(OrderStatus unpaid) {
    FundOrder order = in(unpaid);

    assertContradiction(() -> order.atWallet().completed(AMOUNT, NOON, CALENDAR, by("wallet")));
    assertUnmoved(order, unpaid);
  }

  @Test
  void contradictsAPaymentOfAnotherAmount() {
    FundOrder order = in(PAYING);

    assertContradiction(
        () -> order.atWallet().completed(cny(99_999), NOON, CALENDAR, by("wallet")));
    assertUnmoved(order, PAYING);
  }

  @Test
  void endsWhenTheMoneyIsBack() {
    FundOrder order = in(REVERSING);

    assertThat(order.atWallet().reversed(AMOUNT, by("wallet"))).isTrue();

    assertThat(order.status()).isEqualTo(REVERSED);
    assertRejected(order, Outcome.REVERSED, "fund-closed");
  }

  @Test
  void contradictsAReversalThatReturnsNothingOrTooLittle() {
    FundOrder order = in(REVERSING);

    assertContradiction(() -> order.atWallet().reversed(NOTHING, by("wallet")));
    assertContradiction(() -> order.atWallet().reversed(cny(1), by("wallet")));
    assertUnmoved(order, REVERSING);
  }
}
