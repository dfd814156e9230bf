package dev.tandem.wallet;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One payment can be followed through the log and its events by the trace of its request. */
@ExtendWith(OutputCaptureExtension.class)
class PaymentTrailIT extends RunningService {

  @Test
  void logsEachStateOfARechargeInTheTraceOfItsRequest(CapturedOutput output) {
    var wallet = aWallet();
    var traces = IntStream.range(0, 4).mapToObj(_ -> trace()).toList();
    var recharges = traces.stream()
        .map(trace ->
            api.recharge(wallet, 1250, "tok_ok", "traceparent", parent(trace)).text("id"))
        .toList();

    // Handled together, and charged and booked by jobs that know no request.
    recharges.forEach(risk::approves);
    recharges.forEach(recharge -> awaitStatus(recharge, "COMPLETED"));

    for (int i = 0; i < traces.size(); i++) {
      var recharge = recharges.get(i);
      var trace = traces.get(i);
      for (var status : List.of("SCREENING", "CHARGING", "COMPLETED")) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(linesOf(recharge, output))
                .filteredOn(line -> line.contains(" is " + status))
                .singleElement()
                .asString()
                .contains(" INFO [" + trace + "]")
                .contains("CNY 10 to 99 of " + wallet));
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(outcomes.traceparentOf(recharge)).contains("-" + trace + "-"));
    }
  }

  @Test
  void logsThePaymentOfAnOrderInTheTraceOfTheOrder(CapturedOutput output) {
    var order = FundOrders.discount(aWallet(), "tok_ok");

    fundOrders.asksForPayment(order);

    for (var status : List.of("CHARGING", "PAID")) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(linesOf(order.id(), output))
              .filteredOn(line -> line.contains(" is " + status))
              .singleElement()
              .asString()
              .contains(" INFO [" + FundOrders.traceOf(order) + "]"));
    }
  }

  private static List<String> linesOf(String payment, CapturedOutput output) {
    return output
        .getOut()
        .lines()
        .filter(line -> line.contains(payment + " is "))
        .toList();
  }

  private static String trace() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static String parent(String trace) {
    return "00-" + trace + "-00f067aa0ba902b7-01";
  }
}
