package dev.tandem.fundpurchase.order;

import java.util.Currency;

import dev.tandem.contract.PurchaseKind;
import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseCancelled;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected.Outcome;
import dev.tandem.contract.fundpurchase.FundPurchaseRequested;
import dev.tandem.contract.fundpurchase.PaymentDeadlineReached;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.lifecycle.TimelineEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.tandem.fundpurchase.lifecycle.OrderStatus.CANCELLED;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.EXPIRED;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.ON_HOLD;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.PAYING;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.REJECTED;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.SCREENING;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.STEP_UP;
import static dev.tandem.fundpurchase.order.OrderAssert.assertRejected;
import static dev.tandem.fundpurchase.order.OrderAssert.assertUnmoved;
import static dev.tandem.fundpurchase.order.OrderAssert.only;
import static dev.tandem.fundpurchase.order.OrderFixture.AMOUNT;
import static dev.tandem.fundpurchase.order.OrderFixture.CNY;
import static dev.tandem.fundpurchase.order.OrderFixture.CONTEXT;
import static dev.tandem.fundpurchase.order.OrderFixture.NOTHING;
import static dev.tandem.fundpurchase.order.OrderFixture.OWNER;
import static dev.tandem.fundpurchase.order.OrderFixture.PAY_BY;
import static dev.tandem.fundpurchase.order.OrderFixture.SCREEN_BY;
import static dev.tandem.fundpurchase.order.OrderFixture.TOKEN;
import static dev.tandem.fundpurchase.order.OrderFixture.at;
import static dev.tandem.fundpurchase.order.OrderFixture.by;
import static dev.tandem.fundpurchase.order.OrderFixture.cny;
import static dev.tandem.fundpurchase.order.OrderFixture.in;
import static dev.tandem.fundpurchase.order.OrderFixture.ofUnknownWallet;
import static dev.tandem.fundpurchase.order.OrderFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

class ScreeningAnOrderTest {

  @Test
  void asksRiskFirst() {
    FundOrder order = order(PurchaseKind.DISCOUNT);

    var requested = only(order, FundPurchaseRequested.class);
    assertThat(order.status()).isEqualTo(SCREENING);
    assertThat(requested.orderId()).isEqualTo(order.orderId());
    assertThat(requested.ownerId()).isEqualTo(OWNER);
    assertThat(requested.fundRiskLevel()).isEqualTo(4);
    assertThat(requested.context()).isEqualTo(CONTEXT);
    assertThat(requested.sequence()).isEqualTo(1);
  }

  @Test
  void takesNoFeeFromADiscountPurchase() {
    assertThat(order(PurchaseKind.DISCOUNT).terms().fee()).isEqualTo(NOTHING);
  }

  @Test
  void takesTheFundsFeeFromABalancePurchase() {
    assertThat(order(PurchaseKind.BALANCE).terms().fee()).isEqualTo(cny(1_478));
    assertThat(order(PurchaseKind.BALANCE).terms().net()).isEqualTo(cny(98_522));
  }

  @Test
  void waitsForAWalletItDoesNotKnow() {
    FundOrder order = ofUnknownWallet();

    assertThat(order.status()).isEqualTo(SCREENING);
    assertThat(order.takeNewEvents()).isEmpty();
  }

  @Test
  void asksRiskOnceTheWalletIsKnown() {
    FundOrder order = ofUnknownWallet();

    assertThat(order.walletOpened(OWNER, CNY, by("WalletOpened"), SCREEN_BY)).isTrue();

    assertThat(only(order, FundPurchaseRequested.class).ownerId()).isEqualTo(OWNER);
    assertThat(order.walletOpened(OWNER, CNY, by("WalletOpened"), SCREEN_BY)).isFalse();
  }

  @Test
  void isRejectedWithoutAWordToTheOwnerWhenTheWalletIsSomebodyElses() {
    FundOrder order = ofUnknownWallet();

    order.walletOpened("bob", CNY, by("WalletOpened"), SCREEN_BY);

    assertThat(order.status()).isEqualTo(REJECTED);
    assertThat(order.takeNewEvents()).isEmpty();
  }

  @Test
  void isRejectedWhenTheWalletHoldsAnotherCurrency() {
    FundOrder order = ofUnknownWallet();

    order.walletOpened(OWNER, Currency.getInstance("USD"), by("WalletOpened"), SCREEN_BY);

    assertThat(order.status()).isEqualTo(REJECTED);
    assertRejected(order, Outcome.REJECTED, "currency-mismatch");
  }

  @Test
  void isRejectedWhenTheWalletStaysUnknown() {
    FundOrder order = ofUnknownWallet();

    order.atDeadline().passed(at(SCREEN_BY));

    assertThat(order.status()).isEqualTo(REJECTED);
    assertThat(order.statusReason()).isEqualTo("wallet-not-found");
    assertThat(order.takeNewEvents()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SCREENING", "STEP_UP", "ON_HOLD"})
  void asksForPaymentOnceApproved(OrderStatus waiting) {
    FundOrder order = in(waiting);

    assertThat(order.approve(by("RiskApproved"), PAY_BY)).isTrue();

    assertThat(order.status()).isEqualTo(PAYING);
    var events = order.takeNewEvents();
    var payment = (FundPaymentRequested) events.getFirst().event();
    assertThat(payment.amount()).isEqualTo(AMOUNT);
    assertThat(payment.fee()).isEqualTo(cny(0));
    assertThat(payment.waivedFee()).isEqualTo(cny(1_478));
    assertThat(payment.fundingToken()).isEqualTo(TOKEN);
    assertThat(payment.payBy()).isEqualTo(PAY_BY);
    assertThat(events.getLast())
        .isEqualTo(new Outgoing(new PaymentDeadlineReached(order.orderId(), PAY_BY), PAY_BY));
  }

  @Test
  void waitsForTheInvestorWhenRiskWantsAStepUp() {
    FundOrder order = in(SCREENING);

    assertThat(order.requireStepUp("hash", by("RiskStepUpRequired"), SCREEN_BY)).isTrue();

    assertThat(order.status()).isEqualTo(STEP_UP);
    assertThat(order.takeNewEvents()).isEmpty();
  }

  @Test
  void waitsForAReviewerWhenRiskHoldsIt() {
    FundOrder order = in(SCREENING);

    assertThat(order.hold(by("RiskHeld"), SCREEN_BY)).isTrue();

    assertThat(order.status()).isEqualTo(ON_HOLD);
    assertThat(order.takeNewEvents()).isEmpty();
  }

  @Test
  void goesOnWhenTheInvestorIsProven() {
    FundOrder order = in(STEP_UP);

    assertThat(order.atInvestor().stepUp(true, by("step-up"), PAY_BY))
        .isEqualTo(AtInvestor.StepUpOutcome.PROVEN);

    assertThat(order.status()).isEqualTo(PAYING);
  }

  @Test
  void isRejectedAfterTheLastWrongCode() {
    FundOrder order = in(STEP_UP);
    for (int attempt = 1; attempt < AtInvestor.ATTEMPTS; attempt++) {
      assertThat(order.atInvestor().stepUp(false, by("step-up"), PAY_BY))
          .isEqualTo(AtInvestor.StepUpOutcome.FAILED);
      assertThat(order.status()).isEqualTo(STEP_UP);
    }

    assertThat(order.atInvestor().stepUp(false, by("step-up"), PAY_BY))
        .isEqualTo(AtInvestor.StepUpOutcome.FAILED);

    assertThat(order.status()).isEqualTo(REJECTED);
    assertRejected(order, Outcome.REJECTED, "step-up-failed");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STEP_UP")
  void takesACodeOnlyWhereOneIsExpected(OrderStatus other) {
    FundOrder order = in(other);

    assertThat(order.atInvestor().stepUp(true, by("step-up"), PAY_BY))
        .isEqualTo(AtInvestor.StepUpOutcome.NOT_EXPECTED);

    assertUnmoved(order, other);
  }

  @ParameterizedTest
  @EnumSource(names = {"SCREENING", "STEP_UP", "ON_HOLD"})
  void isRejectedByRisk(OrderStatus waiting) {
    FundOrder order = in(waiting);

    assertThat(order.refuse("risk-rejected", by("RiskRejected"))).isTrue();

    assertThat(order.status()).isEqualTo(REJECTED);
    assertRejected(order, Outcome.REJECTED, "risk-rejected");
  }

  @ParameterizedTest
  @EnumSource(names = {"SCREENING", "STEP_UP", "ON_HOLD"})
  void isCancelledUntilPayment(OrderStatus waiting) {
    FundOrder order = in(waiting);

    assertThat(order.atInvestor().cancel(by("investor"))).isTrue();

    assertThat(order.status()).isEqualTo(CANCELLED);
    only(order, FundPurchaseCancelled.class);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SCREENING", "STEP_UP", "ON_HOLD"})
  void isNotCancelledFromPaymentOn(OrderStatus later) {
    FundOrder order = in(later);

    assertThat(order.atInvestor().cancel(by("investor"))).isFalse();

    assertUnmoved(order, later);
  }

  @ParameterizedTest
  @EnumSource(names = {"SCREENING", "STEP_UP", "ON_HOLD"})
  void expiresWhenItWaitedTooLong(OrderStatus waiting) {
    FundOrder order = in(waiting);

    assertThat(order.atDeadline().passed(at(SCREEN_BY.minusMillis(1)))).isFalse();
    assertThat(order.atDeadline().passed(at(SCREEN_BY))).isTrue();

    assertThat(order.status()).isEqualTo(EXPIRED);
    assertThat(only(order, FundPurchaseRejected.class).outcome()).isEqualTo(Outcome.EXPIRED);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SCREENING", "STEP_UP", "ON_HOLD"})
  void ignoresRiskOnceItHasMovedOn(OrderStatus later) {
    FundOrder order = in(later);

    assertThat(order.approve(by("RiskApproved"), PAY_BY)).isFalse();
    assertThat(order.refuse("risk-rejected", by("RiskRejected"))).isFalse();
    assertThat(order.hold(by("RiskHeld"), SCREEN_BY)).isFalse();
    assertThat(order.requireStepUp("hash", by("RiskStepUpRequired"), SCREEN_BY)).isFalse();

    assertUnmoved(order, later);
  }

  @Test
  void remembersEachStepWithItsTimeAndCause() {
    FundOrder order = order(PurchaseKind.DISCOUNT);
    order.hold(by("RiskHeld"), SCREEN_BY);
    order.approve(by("RiskApproved"), PAY_BY);

    assertThat(order.takeNewEntries())
        .containsExactly(
            new TimelineEntry(1, null, SCREENING, by("request")),
            new TimelineEntry(2, SCREENING, ON_HOLD, by("RiskHeld")),
            new TimelineEntry(3, ON_HOLD, PAYING, by("RiskApproved")));
  }

  @Test
  void keepsTheFundingTokenOutOfSight() {
    FundOrder order = in(SCREENING);
    order.approve(by("risk"), PAY_BY);

    assertThat(order.takeNewEvents().getFirst().event().toString()).doesNotContain(TOKEN);
  }
}
