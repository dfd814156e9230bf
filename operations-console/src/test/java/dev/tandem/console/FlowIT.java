package dev.tandem.console;

import java.util.Map;

import dev.tandem.console.suite.Service;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The flow of groups over time, and pausing one. */
@RunningConsole
class FlowIT {

  @Autowired
  Services services;

  @LocalServerPort
  int port;

  private Browser browser;

  @BeforeEach
  void openTheBrowser() {
    browser = new Browser(port);
    services.answer(Service.RISK, "/actuator/prometheus", """
        tandem_consumer_events_total{group="risk-screening",outcome="handled"} 7.0
        """);
    services.answer(Service.RISK, "/actuator/groups", """
        {"data": [{"group": "risk-screening", "topics": ["wallet"], "paused": null}]}
        """);
  }

  @Test
  void keepsFiguresForChartsAndTellsThemInATableToo() {
    assertThat(browser.open("/flow").body())
        .contains("data-source=\"/flow/series/rate\"", "role=\"img\"");
    // The first reading may be from before the group was there; it is read anew after seconds.
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(browser.open("/flow/table").body()).contains("risk-screening", "at most"));
    assertThat(browser.open("/flow/series/rate").body())
        .contains("\"at\":[", "\"name\":\"all groups\"");
    assertThat(browser.open("/flow/series/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void saysWhatPausingDoesBeforeItAsksTheService() {
    services.answer(Service.RISK, "/actuator/groups/risk-screening", "{\"outcome\": \"PAUSED\"}");

    assertThat(browser.open("/flow/risk-service/risk-screening").body())
        .contains("none is lost", "Pause risk-screening");
    browser.send(
        "/flow/risk-service/risk-screening",
        Map.of("action", "pause", "reason", "the rules are wrong"));

    assertThat(services.actsOf(Service.RISK))
        .filteredOn(it -> it.path().endsWith("/groups/risk-screening"))
        .singleElement()
        .satisfies(it -> assertThat(it.body()).contains("pause", "the rules are wrong"));
    assertThat(browser.open("/flow/risk-service/nobody").statusCode()).isEqualTo(404);
    assertThat(browser.open("/flow/nowhere/risk-screening").statusCode()).isEqualTo(404);
    assertThat(browser.open("/flow/wallet-service/risk-screening").statusCode()).isEqualTo(404);
  }

  @Test
  void showsWhoHasPausedAGroupAndWhy() {
    services.answer(Service.RISK, "/actuator/groups", """
        {"data": [{"group": "risk-screening", "topics": ["wallet"], "paused":
          {"group": "risk-screening", "by": "olga", "reason": "the rules are wrong",
           "at": "2026-11-28T10:00:00Z"}}]}
        """);

    Awaitility.await()
        .untilAsserted(() -> assertThat(browser.open("/flow/groups").body())
            .contains("paused", "olga", "the rules are wrong", "Resume"));
    assertThat(browser.open("/flow/risk-service/risk-screening").body())
        .contains("Resume risk-screening", "olga");
    assertThat(browser.open("/overview/doubts").body()).contains("Paused groups");
  }
}
