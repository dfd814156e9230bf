package dev.tandem.fundpurchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import dev.tandem.contract.FundPaymentReversalRequested;
import dev.tandem.contract.FundPurchaseRejected;
import dev.tandem.contract.FundPurchaseRejected.Outcome;
import org.junit.jupiter.api.Test;

/** Payments that come late, or never. */
class PaymentDeadlineIT extends RunningService {

  @Test
  void expiresWhenTheOverduePaymentWasNeverMade() {
    var request = anOrderToPay("MMF-001");
    String orderId = request.orderId();

    var reversing = awaitStatus(orderId, "REVERSING");

    // The delayed event and not the job, which leaves it half a minute more.
    assertThat(reversing.json().path("timeline").path(2).path("cause").asString())
        .isEqualTo("PaymentDeadlineReached");
    others.walletReturns(orderId, request.walletId(), Others.NOTHING);
    assertThat(awaitStatus(orderId, "EXPIRED").text("statusReason"))
        .isEqualTo("payment-deadline");
    assertThat(heard.await(FundPurchaseRejected.class, orderId).outcome())
        .isEqualTo(Outcome.EXPIRED);
  }

  @Test
  void reversesAPaymentThatCompletesTooLate() {
    var request = anOrderToPay("MMF-001");
    String orderId = request.orderId();
    awaitStatus(orderId, "REVERSING");

    awaitHandled("fund-purchase-payments", others.walletPays(request));
    assertThat(api.order(orderId).text("status")).isEqualTo("REVERSING");
    walletReturnsAll(orderId);

    assertThat(awaitStatus(orderId, "REVERSED").states())
        .containsExactly("SCREENING", "PAYING", "REVERSING", "REVERSED");
    assertThat(heard.await(FundPurchaseRejected.class, orderId).outcome())
        .isEqualTo(Outcome.REVERSED);
  }

  @Test
  void leavesAnOrderAloneThatWasPaidInTime() {
    String orderId = aSubmittedOrder("MMF-001");
    Instant payBy = Instant.now().plusSeconds(15);

    // Its deadline comes and goes; a later one shows that it was handled.
    awaitStatus(anOrderToPay("MMF-001").orderId(), "REVERSING");

    assertThat(Instant.now()).isAfter(payBy.minusSeconds(1));
    assertThat(api.order(orderId).text("status")).isEqualTo("SUBMITTED");
    assertThat(heard.all(FundPaymentReversalRequested.class, orderId)).isEmpty();
  }

  @Test
  void findsAnOverduePaymentWhoseDeadlineEventWasLost() {
    String orderId = anOrderToPay("MMF-001").orderId();

    clock.advance(Duration.ofSeconds(15 + 30));

    assertThat(awaitStatus(orderId, "REVERSING").json().path("timeline").path(2).path("cause")
            .asString())
        .isEqualTo("deadline");
  }
}
