package dev.tandem.wallet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

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

  // An alert on a metric that is called otherwise never fires.
  @Test
  void hasTheMetricsThatAlertsLookAt() throws IOException {
    var alerts = Path.of(System.getProperty("tandem.root", ".."), "deploy/prometheus/alerts.yml");

    var watched = Pattern.compile("(tandem_wallet_[a-z_]+)[){\\[]")
        .matcher(Files.readString(alerts))
        .results()
        .map(found -> found.group(1))
        .toList();

    assertThat(watched).hasSize(3).allSatisfy(name -> {
      var gauge = meters.get(nameInMicrometer(name)).gauge();
      assertThat(gauge.getId().getBaseUnit()).isEqualTo("seconds");
    });
  }

  private static String nameInMicrometer(String name) {
    return name.replaceFirst("_seconds$", "").replace('_', '.');
  }

  private double reached(String status) {
    return meters.get("tandem.wallet.recharges").tag("status", status).counter().count();
  }
}
