package dev.tandem.fundpurchase;

import java.time.Duration;

import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.contract.fundpurchase.FundPaymentReversalRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected;
import dev.tandem.contract.fundpurchase.FundPurchaseRejected.Outcome;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Payments that come late, or never. */
class PaymentDeadlineIT extends RunningService {

  /** The deadlines are real time: all orders wait for theirs together. */
  @Test
  void endsByWhatTheWalletSaysOnceTheDeadlineIsOver() {
    String paidInTime = aSubmittedOrder("MMF-001");
    FundPaymentRequested neverPaid = anOrderToPay("MMF-001");
    FundPaymentRequested paidLate = anOrderToPay("MMF-001");
    assertThat(api.order(paidLate.orderId()).text("deadline"))
        .isEqualTo(paidLate.payBy().toString());

    awaitStatus(paidLate.orderId(), "REVERSING");
    expiresWhenNothingWasPaid(neverPaid);
    givesALatePaymentBack(paidLate);
    leavesAnOrderAloneThatWasPaidBefore(paidInTime);
  }

  private void expiresWhenNothingWasPaid(FundPaymentRequested request) {
    String orderId = request.orderId();
    // The delayed event and not the job, which leaves it half a minute more.
    assertThat(causeOfReversing(awaitStatus(orderId, "REVERSING")))
        .isEqualTo("PaymentDeadlineReached");

    others.walletReturns(orderId, request.walletId(), Others.NOTHING);

    assertThat(awaitStatus(orderId, "EXPIRED").text("statusReason")).isEqualTo("payment-deadline");
    assertThat(heard.await(FundPurchaseRejected.class, orderId).outcome())
        .isEqualTo(Outcome.EXPIRED);
  }

  private void givesALatePaymentBack(FundPaymentRequested request) {
    String orderId = request.orderId();
    awaitHandled("fund-purchase-wallet-events", others.walletPays(request));
    assertThat(api.order(orderId).text("status")).isEqualTo("REVERSING");

    walletReturnsAll(orderId);

    assertThat(awaitStatus(orderId, "REVERSED").states())
        .containsExactly("SCREENING", "PAYING", "REVERSING", "REVERSED");
    assertThat(heard.await(FundPurchaseRejected.class, orderId).outcome())
        .isEqualTo(Outcome.REVERSED);
  }

  // Its deadline was the first of all, and the others' have been handled.
  private void leavesAnOrderAloneThatWasPaidBefore(String orderId) {
    assertThat(api.order(orderId).text("status")).isEqualTo("SUBMITTED");
    assertThat(heard.all(FundPaymentReversalRequested.class, orderId)).isEmpty();
  }

  @Test
  void findsAnOverduePaymentWhoseDeadlineEventWasLost() {
    String orderId = anOrderToPay("MMF-001").orderId();
    sweepsItNoMore(orderId);

    clock.advance(Duration.ofSeconds(20 + 30));

    assertThat(causeOfReversing(awaitStatus(orderId, "REVERSING"))).isEqualTo("deadline");
  }

  // As if it had come out of the broker; the timer there runs by the wall's clock, which is later.
  private void sweepsItNoMore(String orderId) {
    assertThat(jdbc.sql("""
            UPDATE messaging.outbox
            SET state = 'CONFIRMED', confirmed_at = now(), next_sweep_at = NULL
            WHERE topic = 'fund-purchase-deadline' AND ? = ANY (subjects)
            """).param(orderId).update()).isEqualTo(1);
  }

  private static String causeOfReversing(Reply order) {
    return order.json().path("timeline").path(2).path("cause").asString();
  }
}
