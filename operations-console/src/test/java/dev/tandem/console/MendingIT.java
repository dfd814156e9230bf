package dev.tandem.console;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.tandem.console.suite.Service;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What people do on the pages reaches the services. */
@RunningConsole
class MendingIT {

  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

  @Autowired
  Services services;

  @LocalServerPort
  int port;

  private final String first = UUID.randomUUID().toString();
  private final String second = UUID.randomUUID().toString();
  private Browser browser;

  @BeforeEach
  void openTheBrowser() {
    browser = new Browser(port);
    for (Service service : Service.values()) {
      services.answer(service, "/actuator/deadletters", "{\"data\": [], \"hasMore\": false}");
    }
  }

  @Test
  void groupsFailedMessagesByWhatTheyHaveInCommon() {
    services.answer(Service.RISK, "/actuator/deadletters", """
        {"hasMore": false, "data": [%s, %s]}
        """.formatted(
            letter(first, "rch_1"), letter(second, "=rch_2")));

    assertThat(browser.open("/failed").body())
        .contains("Retry these 2", "risk-screening", "IllegalStateException", "rch_1");
    assertThat(browser.open("/failed.csv").body()).contains("\"'=rch_2\"", "\"rch_1\"");
  }

  @Test
  void retriesAllOfOneKindAndTellsWhichFailedAgain() {
    services.answer(Service.RISK, "/actuator/deadletters", """
        {"hasMore": false, "data": [%s, %s]}
        """.formatted(
            letter(first, "rch_1"), letter(second, "rch_2")));
    services.answer(Service.RISK, "/actuator/deadletters/" + first, "{\"status\": \"RESOLVED\"}");
    services.refuse(
        Service.RISK, "/actuator/deadletters/" + second, 422, "{\"detail\": \"still no rule\"}");

    var started = browser.send(
        "/failed/retry",
        Map.of(
            "service", "risk-service",
            "group", "risk-screening",
            "name", "RechargeRequested",
            "errorClass", "IllegalStateException",
            "reason", "the rule is there now"));
    String page = started.headers().firstValue("Location").orElseThrow();
    Awaitility.await()
        .untilAsserted(() -> assertThat(browser.open(path(page)).body()).contains("2 of 2 tried"));

    assertThat(browser.open(path(page)).body())
        .contains("1 handled", "not handled", "still no rule");
    assertThat(services.actsOf(Service.RISK))
        .filteredOn(it -> it.path().endsWith(first))
        .singleElement()
        .satisfies(it -> assertThat(it.body()).contains("retry", "the rule is there now"));
  }

  @Test
  void retriesNothingThatFailedOtherwise() {
    services.answer(Service.RISK, "/actuator/deadletters", """
        {"hasMore": false, "data": [%s]}
        """.formatted(letter(first, "rch_1")));

    browser.send(
        "/failed/retry",
        Map.of("service", "risk-service", "group", "another", "name", "x", "errorClass", "y"));

    assertThat(services.actsOf(Service.RISK)).noneMatch(it -> it.path().endsWith(first));
  }

  @Test
  void discardsWithAReason() {
    services.answer(Service.RISK, "/actuator/deadletters/" + first, letter(first, "rch_1"));

    browser.send("/failed/risk-service/" + first + "/discard", Map.of("reason", "made by a test"));

    assertThat(services.actsOf(Service.RISK))
        .filteredOn(it -> it.path().endsWith(first))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.body()).contains("discard", "made by a test");
          assertThat(it.from()).isEqualTo("127.0.0.1");
        });
  }

  @Test
  void tellsThatSomebodyElseMustDiscardItToo() {
    services.answer(Service.RISK, "/actuator/deadletters/" + first, """
        {"id": "%s", "subject": "rch_1", "group": "risk-screening", "tag": "RechargeRequested",
         "errorClass": "X", "errorMessage": "no rule", "attempts": 3, "status": "OPEN",
         "firstSeen": "2026-11-28T10:00:00Z", "lastSeen": "2026-11-28T10:00:00Z", "body": "{}",
         "actions": [{"action": "DISCARD", "outcome": "PROPOSED", "actor": "olga",
           "reason": "made by a test", "actedAt": "2026-11-28T10:00:00Z"}]}
        """.formatted(first));

    assertThat(browser.open("/failed/risk-service/" + first).body())
        .contains("olga proposes to discard it", "Discard it too");
  }

  @Test
  void takesBackAProposalToDiscard() {
    services.answer(Service.RISK, "/actuator/deadletters/" + first, letter(first, "rch_1"));

    browser.send("/failed/risk-service/" + first + "/withdraw", Map.of());

    assertThat(services.actsOf(Service.RISK))
        .filteredOn(it -> it.path().endsWith(first))
        .singleElement()
        .satisfies(it -> assertThat(it.body()).contains("withdraw"));
  }

  @Test
  void decidesAPreparedTransaction() {
    services.answer(Service.WALLET, "/actuator/transactions", """
        {"hasMore": false, "data": [{"id": "%s", "name": "legacy-payouts", "context": "batch 7",
          "state": "PREPARED", "preparedAt": "2026-11-28T10:00:00Z", "checks": 15,
          "lastAnswer": "UNKNOWN", "events": [], "topics": [], "subjects": ["wdr_7"]}]}
        """.formatted(first));
    services.answer(
        Service.WALLET, "/actuator/transactions/" + first, "{\"outcome\": \"PROPOSED\"}");

    assertThat(browser.open("/transactions").body())
        .contains("legacy-payouts", "batch 7", "15 times", "waits for a person", "wdr_7");
    assertThat(browser.open("/overview/doubts").body()).contains("Prepared transactions");

    browser.send(
        "/transactions/WALLET/" + first, Map.of("action", "commit", "reason", "paid by hand"));

    assertThat(services.actsOf(Service.WALLET))
        .filteredOn(it -> it.path().endsWith("/transactions/" + first))
        .singleElement()
        .satisfies(it -> assertThat(it.body()).contains("commit", "paid by hand"));
    services.answer(Service.WALLET, "/actuator/transactions", "{\"data\": [], \"hasMore\": false}");
  }

  @Test
  void findsABreakThatOnlyItsServiceKnows() {
    String id = "brk_" + first;
    services.refuse(Service.LEDGER, "/v1/breaks/" + id, 404, "{\"detail\": \"no such break\"}");
    services.refuse(Service.WALLET, "/actuator/bankbreaks/" + id, 404, "{}");
    services.answer(Service.FUND_PURCHASE, "/actuator/confirmationbreaks/" + id, "{}");

    assertThat(browser.open("/search?q=" + id).headers().firstValue("Location"))
        .hasValueSatisfying(it -> assertThat(it).endsWith("/breaks/" + id));
    assertThat(browser.open("/breaks/" + id).headers().firstValue("Location"))
        .hasValueSatisfying(it -> assertThat(it).endsWith("/breaks/with/fund-house/" + id));
  }

  @Test
  void decidesAReviewOnceHoweverOftenTheFormIsSent() {
    String review = "rvw_" + UUID.randomUUID();
    services.answer(Service.RISK, "/v1/reviews", """
        {"hasMore": false, "data": [{"id": "%s", "subjectId": "rch_1", "ownerId": "ada",
          "amountMinor": 6000000, "currency": "CNY", "score": 80, "status": "OPEN",
          "reasons": [{"rule": "amount", "detail": "much"}], "openedAt": "2026-11-28T10:00:00Z"}]}
        """.formatted(review));
    services.answer(Service.RISK, "/v1/reviews/" + review + "/decision", "{}");
    String page = browser.open("/reviews").body();
    assertThat(page).contains("60,000.00", "amount: much");
    var key = KEY.matcher(page);
    assertThat(key.find()).isTrue();
    var form = Map.of("decision", "APPROVE", "note", "known to us", "key", key.group(1));

    browser.send("/reviews/" + review, form);
    browser.send("/reviews/" + review, form);

    var acts = services.actsOf(Service.RISK).stream()
        .filter(it -> it.path().contains(review))
        .toList();
    assertThat(acts)
        .hasSize(2)
        .extracting(Services.Act::idempotencyKey)
        .containsOnly(acts.getFirst().idempotencyKey());
    assertThat(acts.getFirst().body()).contains("APPROVE", "known to us");
  }

  @Test
  void showsThatTheSumIsNotZero() {
    services.answer(Service.WALLET, "/v1/trial-balance", """
        [{"currency": "CNY", "debitMinor": 1250, "creditMinor": 1200, "balanced": false,
          "accounts": [{"kind": "WALLET_AVAILABLE", "debitMinor": 1250, "creditMinor": 1200}]}]
        """);

    assertThat(browser.open("/money/balance").body()).contains("The sum is CNY", "0.50");
  }

  @Test
  void showsWhetherTheProofHoldsAndWhatDiffers() {
    services.answer(Service.LEDGER, "/v1/proof", """
        {"businessDate": "2026-11-28", "holds": false, "provedUntil": "2026-11-28T10:00:00Z",
         "underWay": 2, "unread": null,
         "data": [{"currency": "CNY", "holds": false,
           "orders": {"count": 3, "sumMinor": 3000}, "messages": {"count": 3, "sumMinor": 3000},
           "ledger": {"count": 2, "sumMinor": 2000},
           "bank": {"count": 0, "sumMinor": 0, "openCount": 0, "openMinor": 0,
             "expectedCount": 2, "expectedMinor": 2000}}],
         "differing": [{"minute": "2026-11-28T09:00:00Z", "between": "INBOX_AND_LEDGER",
           "id": "rch_9", "currency": "CNY", "eventId": null, "missingIn": "LEDGER",
           "saidMinor": 1000, "bookedMinor": null}]}
        """);

    assertThat(browser.open("/money/proof").body())
        .contains("It does not hold", "2 later differences", "30.00", "20.00")
        .contains("rch_9", "INBOX_AND_LEDGER", "10.00");
    services.refuse(Service.LEDGER, "/v1/proof", 503, "{\"detail\": \"the database is away\"}");
    assertThat(browser.open("/money/proof").body()).contains("the database is away");
  }

  private static String letter(String id, String subject) {
    return """
        {"id": "%s", "subject": "%s", "group": "risk-screening", "tag": "RechargeRequested",
         "errorClass": "java.lang.IllegalStateException", "errorMessage": "no rule",
         "attempts": 3, "status": "OPEN", "firstSeen": "2026-11-28T10:00:00Z",
         "lastSeen": "2026-11-28T10:00:00Z", "body": "{}", "actions": []}
        """.formatted(id, subject);
  }

  private static String path(String location) {
    return location.substring(location.indexOf("/failed/"));
  }
}
