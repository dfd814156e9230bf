package dev.tandem.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.tandem.web.test.Api;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;

import static org.assertj.core.api.Assertions.assertThat;

/** An alert on a metric that is called otherwise never fires. */
@RunningLedger
class AlertsIT {

  private static final Path ALERTS =
      Path.of(System.getProperty("tandem.root", ".."), "deploy", "prometheus", "alerts.yml");

  @LocalManagementPort
  private int managementPort;

  @Test
  void hasTheMetricsThatAlertsLookAt() throws IOException {
    // Breaks are told of once there are some; BreaksIT looks at these.
    var names = Pattern.compile("tandem_ledger_(?!breaks)[a-z_]+")
        .matcher(Files.readString(ALERTS))
        .results()
        .map(MatchResult::group)
        .distinct()
        .toList();

    var metrics = new Api(managementPort).get("/actuator/prometheus").raw().body();

    assertThat(names)
        .hasSize(4)
        .allSatisfy(name -> assertThat(metrics).containsPattern("(?m)^" + name + "[ {]"));
  }
}
