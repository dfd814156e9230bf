package dev.tandem.fundpurchase;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseCancelled;
import dev.tandem.contract.fundpurchase.FundPurchaseConfirmed;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected.Outcome;
import dev.tandem.contract.fundpurchase.FundPurchaseRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseSubmitted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A purchase from its request to its end, by every decision of risk, the wallet and the fund house.
 */
class PurchaseFlowIT extends RunningService {

  @Test
  void confirmsADiscountPurchaseOnTPlusOne() {
    String orderId = aSubmittedOrder("EQT-003");
    assertThat(HOUSE.holds(orderId)).isTrue();

    moveToConfirmationOf(orderId);

    var confirmed = awaitStatus(orderId, "CONFIRMED");
    assertThat(confirmed.states())
        .containsExactly("SCREENING", "PAYING", "PAID", "SUBMITTED", "CONFIRMED");
    assertThat(confirmed.text("confirmDate")).isEqualTo(confirmed.text("expectedConfirmDate"));
    assertThat(confirmed.number("feeMinor")).isZero();
    var event = heard.await(FundPurchaseConfirmed.class, orderId);
    assertThat(event.sequence()).isEqualTo(5);
    assertThat(event.shares())
        .isEqualByComparingTo(confirmed.json().get("shares").decimalValue());
    var holdings =
        api.get("/v1/holdings?walletId=" + confirmed.text("walletId")).data();
    assertThat(holdings).singleElement().satisfies(holding -> {
      assertThat(holding.path("fundCode").asString()).isEqualTo("EQT-003");
      assertThat(holding.path("shares").decimalValue()).isEqualByComparingTo(event.shares());
    });
  }

  @Test
  void remembersWhichEventCausedEachStep() {
    String orderId = anOrder("MMF-001");
    UUID approval = others.riskApproves(orderId);

    var timeline = awaitStatus(orderId, "PAYING").json().path("timeline");

    assertThat(timeline.path(0).path("cause").asString()).isEqualTo("investor-request");
    assertThat(timeline.path(1).path("cause").asString()).isEqualTo("RiskApproved");
    assertThat(timeline.path(1).path("causedBy").asString()).isEqualTo("evt_" + approval);
    assertThat(timeline.path(1).path("at").asString()).endsWith("Z");
  }

  @Test
  void tellsRiskWhoBuysWhatAndHowRiskyItIs() {
    String orderId = anOrder("EQT-003");

    var requested = heard.await(FundPurchaseRequested.class, orderId);

    assertThat(requested.ownerId()).isEqualTo("owner");
    assertThat(requested.fundRiskLevel()).isEqualTo(4);
    assertThat(requested.amount()).isEqualTo(Others.AMOUNT);
    assertThat(requested.context().country()).isEqualTo("CN");
  }

  @Test
  void buysFromBalanceWithTheFundsFee() {
    var reply = api.post("/v1/fund-purchases", OrdersApi.balancePurchase(aWallet(), "EQT-003"));
    String orderId = reply.text("id");
    assertThat(reply.text("kind")).isEqualTo("BALANCE");
    assertThat(reply.number("feeMinor")).isEqualTo(1_478);
    others.riskApproves(orderId);
    var request = heard.await(FundPaymentRequested.class, orderId);
    assertThat(request.fundingToken()).isNull();
    assertThat(request.fee()).isEqualTo(Money.of(1_478, "CNY"));

    others.walletPays(request);

    awaitStatus(orderId, "SUBMITTED");
    moveToConfirmationOf(orderId);
    var confirmed = awaitStatus(orderId, "CONFIRMED");
    var invested = confirmed
        .json()
        .get("shares")
        .decimalValue()
        .multiply(confirmed.json().get("nav").decimalValue());
    // 98522 of 100000 is invested; less than the price of a hundredth of a share remains.
    assertThat(invested.doubleValue()).isBetween(985.19, 985.22);
  }

  @Test
  void reversesWhatTheFundHouseRefuses() {
    String orderId = aPaidOrder("EQT-REJ");
    walletReturnsAll(orderId);

    var reversed = awaitStatus(orderId, "REVERSED");

    assertThat(reversed.states())
        .containsExactly("SCREENING", "PAYING", "PAID", "REVERSING", "REVERSED");
    assertRejected(orderId, Outcome.REVERSED, "fund-closed");
  }

  @Test
  void reversesWhatTheFundHouseRejectsOnTPlusOne() {
    String orderId = aSubmittedOrder("BAL-002");
    HOUSE.rejectOnConfirmation(orderId);

    moveToConfirmationOf(orderId);

    walletReturnsAll(orderId);
    assertThat(awaitStatus(orderId, "REVERSED").states())
        .containsExactly("SCREENING", "PAYING", "PAID", "SUBMITTED", "REVERSING", "REVERSED");
    assertRejected(orderId, Outcome.REVERSED, "subscription-limit");
  }

  @Test
  void endsWhenTheWalletCannotPay() {
    var request = anOrderToPay("MMF-001");

    others.walletCannotPay(request, "bank-declined");

    assertThat(awaitStatus(request.orderId(), "PAYMENT_FAILED").text("statusReason"))
        .isEqualTo("bank-declined");
    assertRejected(request.orderId(), Outcome.PAYMENT_FAILED, "bank-declined");
  }

  @Test
  void rejectsWhatRiskRejects() {
    String orderId = anOrder("MMF-001");

    others.riskRejects(orderId);

    awaitStatus(orderId, "REJECTED");
    assertRejected(orderId, Outcome.REJECTED, "risk-rejected");
    assertThat(heard.all(FundPaymentRequested.class, orderId)).isEmpty();
  }

  @Test
  void waitsForTheReviewerWhenRiskHoldsAndGoesOnWhenItIsApproved() {
    String orderId = anOrder("MMF-001");
    others.riskHolds(orderId);
    awaitStatus(orderId, "ON_HOLD");

    others.riskApproves(orderId);

    assertThat(awaitStatus(orderId, "PAYING").states())
        .containsExactly("SCREENING", "ON_HOLD", "PAYING");
  }

  @Test
  void rejectsAHeldOrderWhenTheReviewerRejectsIt() {
    String orderId = anOrder("MMF-001");
    others.riskHolds(orderId);
    awaitStatus(orderId, "ON_HOLD");

    others.riskRejects(orderId);

    awaitStatus(orderId, "REJECTED");
  }

  @Test
  void goesOnWhenTheInvestorProvesWhoTheyAre() {
    String orderId = anOrder("MMF-001");
    others.riskRequiresStepUp(orderId);
    awaitStatus(orderId, "STEP_UP");

    assertThat(api.stepUp(orderId, Others.CODE).text("status")).isEqualTo("PAYING");

    heard.await(FundPaymentRequested.class, orderId);
  }

  @Test
  void keepsNoCodeThatCouldBeReadAndNoneLongerThanItIsNeeded() {
    String orderId = anOrder("MMF-001");
    others.riskRequiresStepUp(orderId);
    awaitStatus(orderId, "STEP_UP");

    assertThat(storedOrder(orderId))
        .contains("\"step_up_code_hash\":\"")
        .doesNotContain(Others.CODE);
    api.stepUp(orderId, Others.CODE);

    assertThat(storedOrder(orderId)).contains("\"step_up_code_hash\":null");
  }

  @Test
  void passesNoCodeThatWasSentForAnotherAmountOrPayee() {
    String ofMore = anOrder("MMF-001");
    String ofAnother = anOrder("MMF-001");
    others.riskRequiresStepUp(ofMore, Money.of(99_999, "CNY"), "MMF-001");
    others.riskRequiresStepUp(ofAnother, Others.AMOUNT, "BAL-002");

    for (String orderId : List.of(ofMore, ofAnother)) {
      awaitStatus(orderId, "STEP_UP");
      assertThat(api.stepUp(orderId, Others.CODE).text("code")).isEqualTo("step-up-failed");
    }
  }

  @Test
  void passesNoCodeAfterItsTimeEvenIfTheOrderHasNotExpiredYet() {
    String orderId = anOrder("MMF-001");
    others.riskRequiresStepUp(orderId);
    awaitStatus(orderId, "STEP_UP");
    jdbc.sql("UPDATE fund_order SET deadline_at = now() WHERE 'ord_' || id = ?")
        .param(orderId)
        .update();

    assertThat(api.stepUp(orderId, Others.CODE).text("code")).isEqualTo("step-up-not-expected");
  }

  private String storedOrder(String orderId) {
    return jdbc.sql("SELECT to_json(o)::text FROM fund_order o WHERE 'ord_' || id = ?")
        .param(orderId)
        .query(String.class)
        .single();
  }

  @Test
  void rejectsTheOrderAfterTheLastWrongCode() {
    String orderId = anOrder("MMF-001");
    others.riskRequiresStepUp(orderId);
    awaitStatus(orderId, "STEP_UP");

    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(api.stepUp(orderId, "000000").text("code")).isEqualTo("step-up-failed");
    }

    assertThat(api.stepUp(orderId, Others.CODE).text("code")).isEqualTo("step-up-not-expected");
    assertRejected(orderId, Outcome.REJECTED, "step-up-failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SCREENING", "STEP_UP", "ON_HOLD"})
  void cancelsAnOrderThatWaits(String waiting) {
    String orderId = anOrderThatWaits(waiting);

    assertThat(api.cancel(orderId).text("status")).isEqualTo("CANCELLED");

    heard.await(FundPurchaseCancelled.class, orderId);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SCREENING", "STEP_UP", "ON_HOLD"})
  void expiresAnOrderThatWaitedTooLong(String waiting) {
    String orderId = anOrderThatWaits(waiting);

    clock.advance(Duration.ofHours(25));

    awaitStatus(orderId, "EXPIRED");
    assertThat(heard.await(FundPurchaseRejected.class, orderId).outcome())
        .isEqualTo(Outcome.EXPIRED);
  }

  @Test
  void goesOnOnceTheWalletBecomesKnown() {
    String walletId = "wal_" + UUID.randomUUID();
    String orderId = placed(OrdersApi.discountPurchase(walletId, "MMF-001"));
    assertThat(heard.all(FundPurchaseRequested.class, orderId)).isEmpty();

    others.walletOpened(walletId, "CNY");

    assertThat(heard.await(FundPurchaseRequested.class, orderId).ownerId()).isEqualTo("owner");
  }

  @Test
  void rejectsTheOrderOfAWalletThatStaysUnknown() {
    String orderId = placed(OrdersApi.discountPurchase("wal_" + UUID.randomUUID(), "MMF-001"));

    clock.advance(Duration.ofSeconds(31));

    assertThat(awaitStatus(orderId, "REJECTED").text("statusReason")).isEqualTo("wallet-not-found");
  }

  @Test
  void rejectsTheOrderOfAWalletThatTurnsOutToHoldAnotherCurrency() {
    String walletId = "wal_" + UUID.randomUUID();
    String orderId = placed(OrdersApi.discountPurchase(walletId, "MMF-001"));

    others.walletOpened(walletId, "USD");

    awaitStatus(orderId, "REJECTED");
    assertRejected(orderId, Outcome.REJECTED, "currency-mismatch");
  }

  @Test
  void numbersWhatItTellsWithoutAGap() {
    String orderId = aSubmittedOrder("MMF-001");

    assertThat(heard.await(FundPurchaseSubmitted.class, orderId).sequence()).isEqualTo(4);
    await().atMost(PATIENCE).until(() -> heard.sequences(orderId).size() == 4);
    assertThat(heard.sequences(orderId)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
  }

  @Test
  void forgetsTheFundingTokenOnceTheWalletWasTold() {
    String orderId = anOrder("MMF-001");
    assertThat(storedToken(orderId)).startsWith("sealed:").doesNotContain("tok_ok");

    others.riskApproves(orderId);

    awaitStatus(orderId, "PAYING");
    assertThat(storedToken(orderId)).isNull();
  }

  private String storedToken(String orderId) {
    return (String) jdbc.sql("SELECT funding_token FROM fund_order WHERE id = ?::uuid")
        .param(orderId.substring(4))
        .query()
        .singleRow()
        .get("funding_token");
  }

  private String anOrderThatWaits(String status) {
    String orderId = anOrder("MMF-001");
    switch (status) {
      case "STEP_UP" -> others.riskRequiresStepUp(orderId);
      case "ON_HOLD" -> others.riskHolds(orderId);
      default -> {}
    }
    awaitStatus(orderId, status);
    return orderId;
  }

  private void assertRejected(String orderId, Outcome outcome, String reason) {
    var rejected = heard.await(FundPurchaseRejected.class, orderId);
    assertThat(rejected.outcome()).isEqualTo(outcome);
    assertThat(rejected.reason()).isEqualTo(reason);
  }
}
