package dev.tandem.system;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.tandem.localstack.LocalStack;
import dev.tandem.localstack.control.ControlServer;
import dev.tandem.localstack.suite.Service;
import dev.tandem.localstack.upkeep.StackParts;
import dev.tandem.localstack.upkeep.Upkeep;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The console in a real browser, on what the running suite has done. */
@ExtendWith(RunningSuite.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ConsoleSystemIT {

  private static Chromium browser;
  private static Visitor olga;
  private static Suite suite;
  private static String console;
  private static Upkeep upkeep;
  private static ControlServer control;

  @BeforeAll
  static void openTheBrowser(Suite running) {
    Optional<Path> chromium = Chromium.installed();
    Assumptions.assumeTrue(
        chromium.isPresent(),
        "NOT TESTED: the console in a browser, because there is no Chromium on this machine");
    suite = running;
    LocalStack stack = running.stack();
    // What the demo has beside the suite: the page to try things calls it.
    upkeep = new Upkeep(stack::running, new StackParts(stack), what -> {});
    upkeep.begin();
    control = ControlServer.start(stack, upkeep, () -> {});
    browser = Chromium.start(chromium.get());
    console = stack.url(Service.CONSOLE);
    olga = browser.visitor(console, "olga");
  }

  @AfterAll
  static void closeTheBrowser() {
    if (browser != null) {
      browser.close();
      control.close();
      upkeep.close();
    }
  }

  @AfterEach
  void theBrowserHadNothingToComplainAbout() {
    assertThat(olga.complaints()).isEmpty();
  }

  /**
   * Without a serious finding in light and in dark, not wider than a phone, and with nothing that
   * the content security policy forbids.
   */
  @Test
  void everyPageServesEverybody() throws IOException {
    String purchase = started("Discount purchase");
    olga.reads("The fund house has the order");
    String wallet = olga.page().locator("a[href^='/wallets/']").first().innerText();
    String endpoint = suite.anEndpoint(suite.stack().bankUrl() + "/nobody", "*");
    String event = olga.page().locator("a[href^='/events/']").first().getAttribute("href");

    List<String> found = new ArrayList<>();
    for (String path : List.of(
        "/",
        "/payments/" + purchase,
        "/wallets/" + wallet,
        "/owners/ada",
        event,
        "/search?q=ord_",
        "/failed",
        "/reviews",
        "/transactions",
        "/money",
        "/ledger",
        "/breaks",
        "/breaks/with/bank",
        "/breaks/with/fund-house",
        "/flow",
        "/flow/risk-service/risk-screening",
        "/funds",
        "/webhooks",
        "/webhooks/" + endpoint,
        "/reference/wallet-service",
        "/waiting/SUBMITTED",
        "/rebuild",
        "/try",
        "/nowhere")) {
      olga.open(path);
      olga.picture(
          "page" + path.replaceAll("/[0-9a-z]+_?[0-9a-f-]{30,}", "").replaceAll("[^a-z]+", "-"));
      found.addAll(olga.obstacles());
    }
    found.addAll(olga.complaints());
    // Of the page that is not there the browser says so.
    assertThat(found).singleElement().asString().contains("/nowhere: Failed to load");
  }

  @Test
  void isUsedByKeyboardAlone() {
    olga.open("/");
    olga.page().keyboard().press("Tab");
    assertThat(olga.page().locator(":focus")).hasText("Skip to the content");
    olga.tabTo("Try it");
    olga.page().keyboard().press("Enter");
    assertThat(olga.heading("Try it")).isVisible();
    olga.tabTo("Recharge");
    olga.page().keyboard().press("Enter");
    olga.reads("completed");
    String recharge = olga.lastOfAddress();

    olga.page().keyboard().press("/");
    olga.page().keyboard().type(recharge.substring(recharge.length() - 12));
    assertThat(olga.page().locator("#found")).containsText(recharge);
    olga.tabTo(recharge);
    olga.page().keyboard().press("Enter");
    olga.reads("is in the wallet");
  }

  @Test
  void aNewcomerBuysHasAReviewDecidedAndSeesTheBooksBalance() {
    String purchase = started("Discount purchase");
    olga.reads("The fund house has the order");
    olga.reads("The investor is told");

    String held = started("A large amount");
    olga.reads("held for a person to decide");
    try (Visitor anna = browser.visitor(console, "anna")) {
      anna.open("/reviews");
      anna.picture("reviews");
      Locator review = anna.page().getByLabel("Review of " + held);
      review.getByRole(AriaRole.TEXTBOX).fill("Ada called us");
      review.getByRole(AriaRole.BUTTON).first().click();
      anna.reads("Approved: the payment goes on.");
    }
    olga.open("/payments/" + held);
    olga.reads("is in the wallet");

    // From a Friday evening it is that far to the day of confirmation.
    for (int day = 0; day < 5; day++) {
      olga.open("/try");
      olga.press("Move the clock");
      olga.reads("It is a day later now");
    }
    olga.open("/");
    olga.picture("overview");
    olga.open("/payments/" + purchase);
    olga.reads("shares are the investor's");
    olga.picture("payment");
    olga.open("/money");
    olga.reads("The sum is zero");
    olga.picture("money");
    olga.press("Check that all the money is there");
    olga.reads("Nothing is lost, doubled, made or late.");
    olga.open("/money");
    olga.reads("It holds");
    olga.open("/ledger");
    olga.reads("balanced");
    olga.picture("ledger");
    olga.open("/flow");
    olga.reads("wallet-");
    // The clock has moved, so that the charts begin anew.
    assertThat(olga.page().locator(".plot canvas"))
        .hasCount(3, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
    olga.picture("flow");
  }

  @Test
  void aPoisonMessageIsMendedOnScreenAndItsPaymentCompletes() {
    String recharge = started("A poison message");
    olga.reads("risk-screening could not handle RechargeRequested");
    Locator failed = olga.page().getByText("risk-screening could not handle RechargeRequested");
    failed.click();
    olga.page().getByLabel("Reason").fill("Nobody wants it");
    olga.press("Discard");
    olga.reads("Proposed. An approver who is somebody else must discard it too.");
    olga.press("Take my proposal back");
    olga.reads("Taken back: nobody proposes to discard it.");
    olga.page().locator("summary").getByText("Edit it").click();
    Locator body = olga.page().getByLabel("What the group gets instead");
    body.fill(body.inputValue().replace("poison", "phone-of-ada"));
    olga.page().getByLabel("Why").fill("The device's name was cut off");
    olga.press("Keep the edit");
    olga.reads("Kept beside what came");
    String letter = URI.create(olga.page().url()).getPath();
    assertThat(olga.page().locator(".diff del")).containsText("poison");
    assertThat(olga.page().locator(".diff ins")).containsText("phone-of-ada");
    olga.page().locator(".diff").scrollIntoViewIfNeeded();
    olga.picture("failed-message");
    olga.press("Retry as edited");
    olga.reads("edited by yourself");
    try (Visitor anna = browser.visitor(console, "anna")) {
      anna.open(letter);
      anna.press("Retry as edited");
      anna.reads("1 of 1 tried, 1 handled");
    }

    olga.open("/payments/" + recharge);
    olga.reads("is in the wallet");
  }

  @ParameterizedTest
  @CsvSource({
    "A declined card, bank-declined",
    "A bank that does not answer, is in the wallet",
    "A fund house that rejects, 'reversed, the money is back'",
  })
  void aPaymentThatDoesNotGoStraightEndsAsItsButtonSays(String scene, String end) {
    started(scene);
    olga.reads(end);
  }

  @Test
  void aPausedGroupHoldsAPaymentUntilItIsResumed() {
    olga.open("/flow/risk-service/risk-screening");
    olga.page().getByLabel("Why").fill("The rules are looked at");
    olga.press("Pause risk-screening");
    olga.reads("risk-screening is paused");
    olga.reads("by olga");
    String recharge = started("Recharge");
    olga.reads("being screened");

    olga.open("/");
    olga.reads("Paused groups");
    olga.open("/flow/risk-service/risk-screening");
    olga.page().getByLabel("Why").fill("The rules are right");
    olga.press("Resume risk-screening");
    olga.open("/payments/" + recharge);
    olga.reads("is in the wallet");
    assertThat(olga.page().locator(".handled").first()).containsText("risk-screening");
  }

  @Test
  void whoeverSignsOutMaySignInAsSomebodyElse() {
    try (Visitor person = browser.visitor(console, "olga")) {
      person.press("Sign out");
      person.signIn("anna");
      assertThat(person.page().locator(".person")).containsText("anna");
      assertThat(person.complaints()).isEmpty();
    }
  }

  @Test
  void aKilledServiceComesBackAndThePaymentGoesOn() {
    olga.open("/try");
    olga.press("Kill risk-service");
    olga.reads("risk-service was killed");
    started("Recharge");
    olga.reads("being screened");
    olga.reads("is in the wallet");
  }

  /** Plays a scene; returns the id of its payment, whose page is open then. */
  private static String started(String scene) {
    olga.open("/try");
    olga.press(scene);
    olga.page().waitForURL("**/payments/*");
    return olga.lastOfAddress();
  }
}
