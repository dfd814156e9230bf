package dev.tandem.console;

import dev.tandem.console.suite.Service;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of what is bought, and what fails. */
@RunningConsole
class FundsIT {

  @Autowired
  Services services;

  @LocalServerPort
  int port;

  @Test
  void showsTheRankingTheTrendsAndWhatIsUnusual() {
    services.answer(Service.DATA_CENTRE, "/v1/rankings/hot-funds", """
        [{"minute": "2026-03-02T04:00:00Z", "fundCode": "MMF-001", "currency": "CNY", "rank": 1,
          "orders": 7, "amountMinor": 123400, "investors": 5}]
        """);
    services.answer(Service.DATA_CENTRE, "/v1/trends/MMF-001", """
        [{"minute": "2026-03-02T04:00:00Z", "orders": 7}, {"minute": "2026-03-02T04:01:00Z", "orders": 0}]
        """);
    services.answer(Service.DATA_CENTRE, "/v1/abnormal-ratios", """
        [{"minute": "2026-03-02T04:01:00Z", "fundCode": "MMF-001", "channel": "DISCOUNT",
          "ended": 10, "abnormal": 6, "ratio": 0.6, "expected": 0.05, "score": 8, "unusual": true},
         {"minute": "2026-03-02T04:01:00Z", "fundCode": "EQT-003", "channel": "DISCOUNT",
          "ended": 10, "abnormal": 0, "ratio": 0.0, "expected": 0.05, "score": -1, "unusual": false},
         {"minute": "2026-03-02T04:00:00Z", "fundCode": "", "channel": "RECHARGE",
          "ended": 4, "abnormal": 1, "ratio": 0.25, "expected": 0.2, "score": 0, "unusual": false}]
        """);
    Browser browser = new Browser(port);

    assertThat(browser.open("/funds").body()).contains("data-source=\"/funds/series/orders\"");
    assertThat(browser.open("/funds/now").body())
        .contains("MMF-001", "1,234.00", "In 1 of the last hour", "RECHARGE")
        .doesNotContain("EQT-003");
    assertThat(browser.open("/funds/series/orders").body())
        .contains("\"name\":\"MMF-001\"", "[7.0,0.0]");
    assertThat(browser.open("/funds/series/failures").body())
        .contains("{\"name\":\"DISCOUNT\",\"values\":[null,30.0]}")
        .contains("{\"name\":\"RECHARGE\",\"values\":[25.0,null]}");
  }

  @Test
  void saysThatTheDataCentreDoesNotTell() {
    services.refuse(
        Service.DATA_CENTRE,
        "/v1/rankings/hot-funds",
        503,
        "{\"code\": \"unavailable\", \"detail\": \"Not now\"}");

    assertThat(new Browser(port).open("/funds/now").body())
        .contains("The data centre does not tell", "Payments do not need it");
  }
}
