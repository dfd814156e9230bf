package dev.tandem.notification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;

import static org.assertj.core.api.Assertions.assertThat;

/** An alert on a metric that is called otherwise never fires. */
class AlertsIT extends ServiceIT {

  private static final Path ALERTS =
      Path.of(System.getProperty("tandem.root", ".."), "deploy", "prometheus", "alerts.yml");

  @LocalManagementPort
  private int managementPort;

  @Test
  void hasTheMetricsThatAlertsLookAt() throws IOException {
    // What only one other service has is looked at there.
    List<String> names = Pattern.compile(
            "(tandem_(?!wallet_|fund_purchase_|calendar_|ledger_|datacentre_|accompaniment_)[a-z_]+)[){\\[]")
        .matcher(Files.readString(ALERTS))
        .results()
        .map((MatchResult found) -> found.group(1))
        .distinct()
        .toList();

    String metrics =
        new OperatorsApi(managementPort).get("/actuator/prometheus").body();

    assertThat(names).hasSizeGreaterThanOrEqualTo(7);
    assertThat(names)
        .allSatisfy(name -> assertThat(metrics).containsPattern("(?m)^" + name + "[ {]"));
  }
}
