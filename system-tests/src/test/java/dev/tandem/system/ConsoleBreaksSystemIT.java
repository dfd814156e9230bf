package dev.tandem.system;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.tandem.localstack.check.Report;
import dev.tandem.localstack.suite.Service;
import dev.tandem.system.Suite.Recharge;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Breaks on the console's pages, which serve everybody: one person proposes how to settle a break,
 * takes that back and proposes it again, another one approves.
 */
@ExtendWith(RunningSuite.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ConsoleBreaksSystemIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static Suite suite;
  private static Chromium browser;
  private static Visitor olga;
  private static Visitor anna;

  @BeforeAll
  static void openTheBrowser(Suite running) {
    Optional<Path> chromium = Chromium.installed();
    Assumptions.assumeTrue(
        chromium.isPresent(),
        "NOT TESTED: breaks in a browser, because there is no Chromium on this machine");
    suite = running;
    browser = Chromium.start(chromium.get());
    String console = running.stack().url(Service.CONSOLE);
    olga = browser.visitor(console, "olga");
    anna = browser.visitor(console, "anna");
  }

  @AfterAll
  static void closeTheBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void bePeaceful() throws IOException {
    suite.bankErrs("none", Map.of());
  }

  @Test
  void withTheBanksAnswers() throws IOException {
    suite.bankErrs("amount", Map.of("percent", 100));
    Recharge recharge = suite.recharge(suite.aWallet(), 1_000, "tok_ok");
    opensBreakAbout(recharge.id(), "/breaks/with/bank");
    suite.bankErrs("none", Map.of());

    isSettledByTwo("credit-smaller");

    assertThat(suite.ended(recharge, PATIENCE).path("creditedMinor").asLong()).isEqualTo(500);
    isClean();
  }

  @Test
  void withTheFundHouse() throws IOException {
    String nobodys = "ord_" + UUID.randomUUID();
    suite.houseErrs("unknown", Map.of("reference", nobodys));
    suite.stack().advanceClock(Duration.ofDays(1));
    opensBreakAbout(nobodys, "/breaks/with/fund-house");

    isSettledByTwo("dismiss");

    isClean();
  }

  @Test
  void withTheBanksStatements() throws IOException {
    suite.ended(suite.recharge(suite.aWallet(), 1_000, "tok_ok"), PATIENCE);
    String nobodys = "nobody-" + UUID.randomUUID();
    suite.bankErrs("extra", Map.of("reference", nobodys, "amountMinor", 77));
    suite.stack().advanceClock(Duration.ofDays(1));
    LocalDate today = LocalDate.ofInstant(suite.now(), ZoneOffset.UTC);
    for (LocalDate day :
        BankStatementSystemIT.firstDayWithoutStatement(suite).datesUntil(today).toList()) {
      assertThat(suite.bringStatement(day).status()).as(day.toString()).isEqualTo(201);
    }
    Locator card = olga.page().getByRole(AriaRole.ARTICLE).filter(Visitor.saying(nobodys));
    olga.opensUntil("/breaks", card);
    servesEverybody(olga, "breaks-with-statements");
    String id = card.getAttribute("aria-label").replace("Break ", "");

    olga.open("/breaks/" + id);
    servesEverybody(olga, "break-with-statements");
    proposes("ADJUST");
    olga.reads("Proposed. Somebody else approves it.");
    olga.open("/breaks/" + id);
    olga.press("Take my proposal back");
    olga.reads("Taken back: the break is open again.");
    olga.open("/breaks/" + id);
    proposes("ADJUST");
    olga.reads("Proposed. Somebody else approves it.");
    anna.open("/breaks/" + id);
    servesEverybody(anna, "break-with-statements-proposed");
    anna.press("Approve");
    anna.reads("Approved: it is settled.");
    isClean();
  }

  /** Opens the break about {@code subject} as olga, from the list of those at {@code path}. */
  private static void opensBreakAbout(String subject, String path) {
    Locator row = olga.page().getByRole(AriaRole.ROW).filter(Visitor.saying(subject));
    olga.opensUntil(path, row);
    servesEverybody(olga, "breaks" + path.replace('/', '-'));
    row.getByRole(AriaRole.LINK).first().click();
    olga.reads("Settle it by");
    servesEverybody(olga, "break" + path.replace('/', '-'));
  }

  /** The break whose page is open at olga's. */
  private static void isSettledByTwo(String way) {
    proposes(way);
    olga.press("Take my proposal back");
    olga.reads("Settle it by");
    proposes(way);
    olga.reads("Take my proposal back");
    anna.page().navigate(olga.page().url());
    servesEverybody(anna, "break-proposed");
    anna.press("Approve");
    anna.reads("SETTLED");
  }

  private static void proposes(String way) {
    olga.page().getByLabel("Settle it by").selectOption(way);
    olga.page().getByLabel("Why").fill("Asked them");
    olga.press("Propose");
  }

  private static void servesEverybody(Visitor visitor, String picture) {
    visitor.picture(picture);
    assertThat(visitor.obstacles()).isEmpty();
    assertThat(visitor.complaints()).isEmpty();
  }

  private static void isClean() throws IOException {
    Report report = suite.stack().check().run(PATIENCE);
    assertThat(report.findings()).as(report.text()).isEmpty();
  }
}
