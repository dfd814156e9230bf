package dev.tandem.fundpurchase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.contract.fundpurchase.FundPaymentReversalRequested;
import dev.tandem.contract.fundpurchase.FundPurchasePaid;
import dev.tandem.contract.risk.RiskApproved;
import dev.tandem.messaging.support.UuidV7;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Messages that come twice, in another order, or where they cannot be. */
class DisorderIT extends RunningService {

  private static final String PAYMENTS = "fund-purchase-wallet-events";
  private static final String RISK = "fund-purchase-risk-decisions";

  @Test
  void asksForPaymentOnceWhenTheApprovalIsDeliveredTwice() {
    String orderId = anOrder("MMF-001");
    var approval =
        new RiskApproved(orderId, "asm_1", "owner", Others.AMOUNT, List.of(), Instant.now(), 1);
    UUID id = UuidV7.next();
    others.say(approval, id);
    others.say(approval, id);
    awaitStatus(orderId, "PAYING");

    others.say(approval, id);
    awaitHandled(RISK, others.say(approval));
    heard.await(FundPaymentRequested.class, orderId);

    assertThat(heard.all(FundPaymentRequested.class, orderId)).hasSize(1);
    assertThat(api.order(orderId).states()).containsExactly("SCREENING", "PAYING");
  }

  @Test
  void goesOnWhenTheReviewersApprovalOvertakesTheHold() {
    String orderId = anOrder("MMF-001");
    others.riskApproves(orderId);
    awaitStatus(orderId, "PAYING");

    awaitHandled(RISK, others.riskHolds(orderId));
    awaitHandled(RISK, others.riskRequiresStepUp(orderId));
    awaitHandled(RISK, others.riskRejects(orderId));

    assertThat(api.order(orderId).states()).containsExactly("SCREENING", "PAYING");
  }

  @Test
  void ignoresTheApprovalOfACancelledOrder() {
    String orderId = anOrder("MMF-001");
    api.cancel(orderId);

    awaitHandled(RISK, others.riskApproves(orderId));

    assertThat(api.order(orderId).text("status")).isEqualTo("CANCELLED");
    assertThat(heard.all(FundPaymentRequested.class, orderId)).isEmpty();
  }

  @Test
  void passesOverDecisionsOnRecharges() {
    String rechargeId = "rch_" + UuidV7.next();

    awaitHandled(RISK, others.riskApproves(rechargeId));

    assertThat(deadLettersOf(rechargeId)).isZero();
  }

  @Test
  void goesToTheFundHouseOnceWhenThePaymentIsToldTwice() {
    var request = anOrderToPay("MMF-001");
    var paid = Others.paid(request, Instant.now());
    others.say(paid);
    others.say(paid);
    awaitStatus(request.orderId(), "SUBMITTED");

    awaitHandled(PAYMENTS, others.say(paid));
    heard.await(FundPurchasePaid.class, request.orderId());

    assertThat(heard.all(FundPurchasePaid.class, request.orderId())).hasSize(1);
    assertThat(api.order(request.orderId()).text("status")).isEqualTo("SUBMITTED");
  }

  @Test
  void endsOnceWhenTheReversalIsToldTwice() {
    String orderId = aPaidOrder("EQT-REJ");
    walletReturnsAll(orderId);
    awaitStatus(orderId, "REVERSED");

    var request = heard.await(FundPaymentReversalRequested.class, orderId);
    awaitHandled(PAYMENTS, others.walletReturns(orderId, request.walletId(), request.amount()));

    assertThat(api.order(orderId).states())
        .containsExactly("SCREENING", "PAYING", "PAID", "REVERSING", "REVERSED");
    assertThat(deadLettersOf(orderId)).isZero();
  }

  @Test
  void ignoresAPaymentToldAfterItsReversal() {
    var request = anOrderToPay("EQT-REJ");
    others.walletPays(request);
    walletReturnsAll(request.orderId());
    awaitStatus(request.orderId(), "REVERSED");

    awaitHandled(PAYMENTS, others.walletPays(request));

    assertThat(api.order(request.orderId()).text("status")).isEqualTo("REVERSED");
    assertThat(deadLettersOf(request.orderId())).isZero();
  }

  @Test
  void keepsAPaymentThatNobodyAskedForAsADeadLetter() {
    var request = anOrderToPay("MMF-001");
    others.walletCannotPay(request, "bank-declined");
    awaitStatus(request.orderId(), "PAYMENT_FAILED");

    others.walletPays(request);

    awaitDeadLetterOf(request.orderId());
    assertThat(api.order(request.orderId()).text("status")).isEqualTo("PAYMENT_FAILED");
  }

  @Test
  void keepsAReversalThatLosesMoneyAsADeadLetter() {
    String orderId = aPaidOrder("EQT-REJ");
    var request = heard.await(FundPaymentReversalRequested.class, orderId);

    others.walletReturns(orderId, request.walletId(), Money.of(99_999, "CNY"));

    awaitDeadLetterOf(orderId);
    assertThat(api.order(orderId).text("status")).isEqualTo("REVERSING");
  }

  @Test
  void keepsNewsOfAnOrderThatDoesNotExistAsADeadLetter() {
    String orderId = "ord_" + UuidV7.next();

    others.riskApproves(orderId);

    awaitDeadLetterOf(orderId);
  }

  private void awaitDeadLetterOf(String orderId) {
    await().atMost(PATIENCE).until(() -> deadLettersOf(orderId) == 1);
  }

  private long deadLettersOf(String subject) {
    return jdbc.sql("SELECT count(*) FROM messaging.dead_letter WHERE subject = ?")
        .param(subject)
        .query(Long.class)
        .single();
  }
}
