package dev.tandem.wallet;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class MetricsIT extends RunningService {

  @Autowired
  private MeterRegistry meters;

  @Test
  void countsWhereRechargesGo() {
    var completedBefore = reached("COMPLETED");
    var failedBefore = reached("FAILED");
    var wallet = aWallet();
    var completing = aRecharge(wallet, "tok_ok");
    var failing = aRecharge(wallet, "tok_declined");
    risk.approves(completing);
    risk.approves(failing);

    await().atMost(PATIENCE).until(() -> reached("COMPLETED") > completedBefore);
    await().atMost(PATIENCE).until(() -> reached("FAILED") > failedBefore);
    assertThat(meters.get("tandem.wallet.recharge.duration").timer().count()).isPositive();
    assertThat(meters.get("tandem.wallet.bank.calls").timers()).isNotEmpty();
  }

  @Test
  void showsWhatTheBankOwesAnAnswerFor() {
    var recharge = aRecharge(aWallet(), "tok_ok");
    BANK.available(false);
    risk.approves(recharge);

    await()
        .atMost(PATIENCE)
        .until(() -> meters.get("tandem.wallet.recharges.unsettled").gauge().value() >= 1);
  }

  private double reached(String status) {
    return meters.get("tandem.wallet.recharges").tag("status", status).counter().count();
  }
}
