package dev.tandem.console;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.console.suite.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What people do about edits, breaks, settlements and webhooks reaches the services. */
@RunningConsole
class ActingIT {

  @Autowired
  Services services;

  @LocalServerPort
  int port;

  private final String id = UUID.randomUUID().toString();
  private Browser browser;

  @BeforeEach
  void openTheBrowser() {
    browser = new Browser(port);
  }

  @Test
  void keepsAnEditAndShowsWhatItChanges() {
    services.answer(Service.RISK, "/actuator/deadletters/" + id, """
        {"id": "%s", "group": "risk-screening", "tag": "RechargeRequested", "status": "OPEN",
         "errorClass": "x.Poison", "firstSeen": "2026-11-28T10:00:00Z",
         "lastSeen": "2026-11-28T10:00:00Z", "body": "{\\"device\\": \\"poison\\"}",
         "edit": {"body": "{\\"device\\": \\"phone\\"}", "actor": "olga", "reason": "cut off"}}
        """.formatted(id));

    browser.send(
        "/failed/risk-service/" + id + "/edit",
        Map.of("body", "{\r\n\"device\": \"phone\"}", "reason", "cut off"));

    assertThat(acts(Service.RISK).getFirst().body())
        .contains("edit", "{\\n\\\"device\\\"", "cut off");
    assertThat(browser.open("/failed/risk-service/" + id).body())
        .contains("Retry as edited", "By olga, because: cut off")
        .containsSubsequence("<del>", "poison", "</del>", "<ins>", "phone", "</ins>");
  }

  @Test
  void proposesASettlementOfABreakThatSomebodyElseApproves() {
    String found = "brk_" + id;
    services.answer(Service.LEDGER, "/v1/breaks", """
        {"hasMore": false, "data": [{"id": "%s", "type": "AMOUNT_SHORT", "reference": "rch_1",
          "expectedMinor": 1250, "actualMinor": 1200, "currency": "CNY", "ageDays": 3,
          "businessDate": "2026-11-27", "status": "OPEN"}]}
        """.formatted(found));
    services.answer(Service.LEDGER, "/v1/breaks/" + found + "/resolution", "{}");
    services.refuse(
        Service.LEDGER, "/v1/breaks/" + found + "/approval", 403, "{\"detail\": \"your own\"}");

    assertThat(browser.open("/breaks").body()).contains("AMOUNT_SHORT", "12.50", "12.00");
    assertThat(browser.open("/overview/doubts").body())
        .containsPattern("class=\"bad\">\\s*<td><a href=\"/breaks\">Breaks with the bank's");
    browser.send(
        "/breaks/" + found + "/resolution",
        Map.of("action", "ADJUST", "note", "a fee", "key", "k"));
    browser.send("/breaks/" + found + "/approval", Map.of("decision", "APPROVE", "key", "k"));

    assertThat(acts(Service.LEDGER)).hasSize(2);
    assertThat(acts(Service.LEDGER).getFirst().body()).contains("ADJUST", "a fee");
    assertThat(acts(Service.LEDGER).getLast().body()).contains("APPROVE");
  }

  @Test
  void settlesWhatTheBankContradictsByTwo() {
    String found = "brk_" + id;
    String contradiction = """
        {"id": "%s", "subject": "rch_1", "kind": "OTHER_AMOUNT", "status": "%s",
         "asked": {"amountMinor": 1250, "currency": "CNY"},
         "bank": {"amountMinor": 1200, "currency": "CNY"}, "evidence": "amountMinor=1200",
         "foundAt": "2026-11-28T10:00:00Z", "proposal": %s, "acts": []}
        """;
    services.answer(
        Service.WALLET,
        "/actuator/bankbreaks",
        "{\"count\": 1, \"oldest\": [" + contradiction.formatted(found, "OPEN", "null") + "]}");
    services.answer(
        Service.WALLET,
        "/actuator/bankbreaks/" + found,
        contradiction.formatted(
            found, "PROPOSED", "{\"settlement\": \"FAIL\", \"proposedBy\": \"otto\"}"));

    assertThat(browser.open("/breaks/with/bank").body()).contains("OTHER_AMOUNT", found, "rch_1");
    assertThat(browser.open("/breaks/with/bank/" + found).body())
        .contains("12.50", "12.00", "amountMinor=1200", "FAIL", "by otto", "Approve")
        .doesNotContain("Take my proposal back");
    browser.send(
        "/breaks/with/bank/" + found,
        Map.of("action", "approve", "note", "called them", "other", "field"));

    assertThat(acts(Service.WALLET))
        .singleElement()
        .satisfies(it -> assertThat(it.body())
            .contains("approve", "called them")
            .doesNotContain("field", "_csrf"));
    assertThat(browser.open("/breaks/with/nobody").statusCode()).isEqualTo(404);
    assertThat(browser.open("/breaks/with/bank/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void namesTheBreaksThatOneMatchesAndProposesThemTogether() {
    String found = Suite.newId("brk_");
    String other = Suite.newId("brk_");
    services.answer(Service.LEDGER, "/v1/breaks/" + found, """
        {"id": "%s", "type": "AMOUNT_SHORT", "reference": "rch_1", "expectedMinor": 1250,
         "actualMinor": 1200, "currency": "CNY", "ageDays": 3, "businessDate": "2026-11-27",
         "status": "OPEN", "entries": [], "suggested": ["%s"],
         "acts": [{"at": "2026-11-28T10:00:00Z", "actor": "olga", "act": "TAKEN"}]}
        """.formatted(found, other));
    services.answer(Service.LEDGER, "/v1/breaks/" + found + "/resolution", "{}");
    services.answer(Service.LEDGER, "/v1/breaks/" + found + "/withdrawal", "{}");

    assertThat(browser.open("/breaks/" + found).body())
        .contains("Would match with", "/breaks/" + other, "Propose to match them", "TAKEN");
    browser.send(
        "/breaks/" + found + "/resolution",
        Map.of("action", "MATCH", "note", "the same", "entries", other, "key", "k"));
    browser.send("/breaks/" + found + "/withdrawal", Map.of("key", "k"));

    assertThat(services.actsOf(Service.LEDGER))
        .filteredOn(it -> it.path().contains(found))
        .extracting(Services.Act::body)
        .satisfiesExactly(
            it -> assertThat(it).contains("MATCH", "\"entries\":[\"" + other + "\"]"),
            it -> assertThat(it).contains("note"));
    assertThat(browser.open("/breaks/" + Suite.newId("brk_")).statusCode()).isEqualTo(404);
  }

  @Test
  void closesASettlementWindowOnceHoweverOftenTheFormIsSent() {
    services.answer(Service.LEDGER, "/v1/settlements/" + id + "/close", "{}");

    browser.send("/ledger/settlements/" + id + "/close", Map.of("key", "k"));
    browser.send("/ledger/settlements/" + id + "/close", Map.of("key", "k"));

    assertThat(acts(Service.LEDGER))
        .hasSize(2)
        .extracting(Services.Act::idempotencyKey)
        .containsOnly("k" + id);
  }

  @Test
  void sendsADeliveryAgain() {
    String resend = "/v1/webhook-endpoints/" + id + "/deliveries/d1/resend";
    services.answer(Service.NOTIFICATION, resend, "{}");

    browser.send("/webhooks/" + id + "/deliveries/d1/resend", Map.of("key", "k"));

    assertThat(acts(Service.NOTIFICATION))
        .singleElement()
        .satisfies(it -> assertThat(it.path()).endsWith(resend));
  }

  private List<Services.Act> acts(Service service) {
    return services.actsOf(service).stream()
        .filter(it -> it.path().contains(id))
        .toList();
  }
}
