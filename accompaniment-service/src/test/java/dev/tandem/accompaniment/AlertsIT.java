package dev.tandem.accompaniment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.tandem.web.test.Api;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** An alert on a metric that is called otherwise never fires. */
@RunningAccompaniment
class AlertsIT {

  private static final Path ALERTS =
      Path.of(System.getProperty("tandem.root", ".."), "deploy", "prometheus", "alerts.yml");

  @LocalManagementPort
  private int managementPort;

  @Autowired
  private JdbcClient jdbc;

  @Test
  void hasTheMetricsThatAlertsLookAt() throws IOException {
    var names = Pattern.compile("tandem_accompaniment_[a-z_]+")
        .matcher(Files.readString(ALERTS))
        .results()
        .map(MatchResult::group)
        .distinct()
        .toList();

    assertThat(names)
        .hasSize(3)
        .allSatisfy(name -> assertThat(metrics()).containsPattern("(?m)^" + name + "[ {]"));
  }

  @Test
  void tellsForHowLongTheOldestTaskHasWaited() {
    jdbc.sql("""
        INSERT INTO writing_task (journey, fund_code, investors, asked_at)
        VALUES ('nav-fall', 'OLD', 1, now() - interval '1000 days')
        """).update();
    try {
      var found = Pattern.compile("(?m)^tandem_accompaniment_oldest_task_seconds(?:\\{.*})? (.*)$")
          .matcher(metrics());
      assertThat(found.find()).isTrue();
      assertThat(Double.parseDouble(found.group(1))).isGreaterThanOrEqualTo(1000 * 86_400.0);
    } finally {
      jdbc.sql("DELETE FROM writing_task WHERE fund_code = 'OLD'").update();
    }
  }

  private String metrics() {
    return new Api(managementPort).get("/actuator/prometheus").raw().body();
  }
}
