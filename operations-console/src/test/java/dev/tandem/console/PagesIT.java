package dev.tandem.console;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.tandem.console.suite.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every page. */
@RunningConsole
class PagesIT {

  private static final Pattern INLINE =
      Pattern.compile("<script(?![^>]*\\bsrc=)|<style|\\bstyle=|\\bon[a-z]+=");
  private static final Pattern ASSET =
      Pattern.compile("(?:src|href)=\"(/(?:webjars|console)/[^\"]+)\"");

  @Autowired
  Services services;

  @LocalServerPort
  int port;

  private Browser browser;

  @BeforeEach
  void openTheBrowser() {
    browser = new Browser(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/search?q=rch_", "/rebuild", "/waiting/PAYING", "/owners/nobody"})
  void loadsNothingThatIsNotItsOwn(String path) {
    var page = browser.open(path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(INLINE.matcher(page.body()).results().map(it -> it.group()).toList())
        .isEmpty();
    List<String> assets =
        ASSET.matcher(page.body()).results().map(it -> it.group(1)).toList();
    assertThat(assets).hasSizeGreaterThanOrEqualTo(5);
    assertThat(assets)
        .allSatisfy(it -> assertThat(browser.open(it).statusCode()).isEqualTo(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/payments/rch_none", "/events/nonsense", "/traces/none"})
  void saysOnAPageThatThereIsNothing(String path) {
    var page = browser.open(path);

    assertThat(page.statusCode()).isIn(400, 404);
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.body()).contains("Back to the overview");
  }

  @Test
  void takesNoActFromAnotherSite() {
    assertThat(browser.sendFromElsewhere("/rebuild", Map.of()).statusCode()).isEqualTo(403);
    assertThat(browser.send("/rebuild", Map.of()).statusCode()).isEqualTo(302);
  }

  @Test
  void tellsWhatIsInDoubtAndWhoIsAway() {
    services.answer(Service.RISK, "/actuator/health", "{\"status\": \"DEGRADED\"}");
    services.answer(Service.WALLET, "/actuator/outbox", """
        {"committed": 3, "aborted": 0, "confirmedEstimate": 9,
         "oldestUnconfirmedAt": "2026-11-28T10:00:00Z", "oldestUnconfirmedSeconds": 9}
        """);

    assertThat(browser.open("/overview/doubts").body())
        .contains("Messages not confirmed yet", "wallet-service")
        .contains("DEGRADED");
  }

  @Test
  void tellsOfBreaksThatWaitForPeople() {
    services.answer(Service.WALLET, "/actuator/bankbreaks", """
        {"count": 3, "oldest": [{"id": "brk_1", "foundAt": "2026-11-28T10:00:00Z"}]}
        """);
    services.answer(Service.FUND_PURCHASE, "/actuator/confirmationbreaks", """
        {"count": 0, "oldest": []}
        """);

    assertThat(browser.open("/overview/doubts").body())
        .contains("Breaks with the bank")
        .doesNotContain("Breaks with the fund house");
  }
}
