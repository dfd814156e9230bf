package dev.tandem.fundpurchase;

import java.util.List;
import java.util.UUID;

import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.contract.fundpurchase.FundPurchaseSubmitted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One order can be followed through the log and its events by the trace of its request. */
@ExtendWith(OutputCaptureExtension.class)
class PaymentTrailIT extends RunningService {

  @Test
  void tellsOfAnOrderInTheTraceOfItsRequest(CapturedOutput output) {
    var trace = UUID.randomUUID().toString().replace("-", "");
    var wallet = aWallet();
    var orderId = api.post(
            "/v1/discount-purchases",
            OrdersApi.discountPurchase(wallet, "MMF-001"),
            "traceparent",
            "00-" + trace + "-00f067aa0ba902b7-01")
        .text("id");

    others.riskApproves(orderId);
    others.walletPays(heard.await(FundPaymentRequested.class, orderId));
    heard.await(FundPurchaseSubmitted.class, orderId);

    for (var status : List.of("SCREENING", "PAYING", "PAID", "SUBMITTED")) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(output.getOut().lines())
              .filteredOn(line -> line.contains("Order " + orderId + " is " + status + ": "))
              .singleElement()
              .asString()
              .contains(" INFO [" + trace + "]")
              .endsWith("CNY 1000 to 9999 of " + wallet));
    }
    // The last of an order's events may be heard before one that was published earlier.
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(heard.traceparents(orderId))
            .hasSizeGreaterThanOrEqualTo(4)
            .allMatch(parent -> parent.contains("-" + trace + "-")));
  }
}
