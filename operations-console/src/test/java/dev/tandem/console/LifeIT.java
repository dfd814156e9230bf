package dev.tandem.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import dev.tandem.console.suite.Service;
import dev.tandem.contract.Money;
import dev.tandem.contract.ledger.BreakOpened;
import dev.tandem.messaging.support.UuidV7;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** From published events to the pages of a payment. */
@RunningConsole
class LifeIT {

  @Autowired
  Suite suite;

  @Autowired
  Services services;

  @Autowired
  JdbcClient jdbc;

  @LocalServerPort
  int port;

  private final String recharge = Suite.newId("rch_");
  private final String wallet = Suite.newId("wal_");
  private final String owner = "owner-" + UUID.randomUUID();
  private Browser browser;

  @BeforeEach
  void openTheBrowser() {
    browser = new Browser(port);
  }

  @Test
  void showsAPaymentFromItsRequestToWhatIsStillToCome() {
    UUID asked = suite.publish(Suite.requested(recharge, wallet, owner));
    suite.publish(Suite.held(recharge, owner));
    awaitState("ON_HOLD");
    await().until(() -> isKept(asked));
    services.answer(Service.WALLET, "/v1/recharges/" + recharge, """
        {"status": "ON_HOLD", "statusReason": "under-review",
         "timeline": [{"status": "ON_HOLD", "at": "2026-11-28T10:00:00Z", "reason": null}]}
        """);
    services.answer(Service.WALLET, "/actuator/transactions", """
        {"data": [{"halfSent": true, "checkBacks": 2, "sweeps": 0,
          "createdAt": "2026-11-28T10:00:00Z", "deliverAt": null,
          "confirmedAt": "2026-11-28T10:00:00.025Z", "eventIds": ["%s"]}]}
        """.formatted(asked));

    String page = browser.open("/payments/" + recharge).body();

    assertThat(page)
        .contains("Recharge of CNY\u00a012.50")
        .contains("half message → COMMIT → 2 check-backs → confirmed after 25 ms")
        .contains("Risk holds it for a person to decide")
        .contains("amount: much for one recharge")
        .contains("under-review")
        .contains("Nothing has been taken.")
        .containsSubsequence("still to come", "A reviewer decides", "The bank is charged");
    assertThat(browser.open("/events/" + asked).body()).contains("RechargeRequested", owner);
  }

  @Test
  void showsWhatEachGroupDidWithAnEvent() {
    UUID asked = suite.publish(Suite.requested(recharge, wallet, owner));
    awaitState("SCREENING");
    services.answer(Service.RISK, "/actuator/handling", """
        {"data": [{"eventId": "%s", "group": "risk-screening", "state": "HANDLED",
          "takenAt": "%s", "failures": 2, "lastError": "the database was full",
          "tookMillis": 12, "batchSize": 3}]}
        """.formatted(
            asked, UuidV7.timeOf(asked).plusMillis(35)));

    assertThat(browser.open("/payments/" + recharge).body())
        .contains("risk-screening")
        .contains("after 35 ms, took 12 ms in a batch of 3, with 2 failed attempts")
        .contains("the database was full");
  }

  @Test
  void findsABreakByItsLastDigits() {
    String id = Suite.newId("brk_");
    suite.publish(new BreakOpened(
        id,
        "AMOUNT_SHORT",
        recharge,
        Money.of(1250, "CNY"),
        Money.of(1200, "CNY"),
        LocalDate.of(2026, 11, 27),
        Instant.parse("2026-11-28T10:00:00Z")));

    await()
        .untilAsserted(
            () -> assertThat(browser.open("/search/hits?q=" + id.substring(28)).body())
                .contains("/breaks/" + id));
    assertThat(browser.open("/search/hits?q=" + id.substring(0, 20)).body()).contains(id);
  }

  @Test
  void showsWhatAServiceCouldNotHandle() {
    suite.publish(Suite.requested(recharge, wallet, owner));
    awaitState("SCREENING");
    services.answer(Service.RISK, "/actuator/deadletters", """
        {"data": [{"id": "0193", "subject": "%s", "group": "risk-screening",
          "tag": "RechargeRequested", "errorMessage": "no rule for it", "attempts": 3,
          "lastSeen": "2026-11-28T10:00:00Z", "firstSeen": "2026-11-28T10:00:00Z"}],
         "hasMore": false}
        """.formatted(recharge));

    assertThat(browser.open("/payments/" + recharge).body())
        .contains("risk-screening could not handle RechargeRequested")
        .contains("no rule for it")
        .contains("/failed/risk-service/0193");
  }

  @Test
  void takesNoNewsForABackwardStep() {
    suite.publish(Suite.completed(recharge, wallet, owner));
    awaitState("COMPLETED");
    UUID late = suite.publish(Suite.requested(recharge, wallet, owner));
    await().until(() -> isKept(late));

    assertThat(state()).isEqualTo("COMPLETED");
  }

  @Test
  void keepsNothingThatCanPay() {
    String token = "tok_" + UUID.randomUUID();
    UUID event = suite.publish(Suite.paymentAsked(Suite.newId("ord_"), token));
    await().until(() -> isKept(event));

    String kept = jdbc.sql("SELECT envelope FROM event WHERE id = :id")
        .param("id", event)
        .query(String.class)
        .single();
    assertThat(kept).doesNotContain(token).contains("MMF-001");
  }

  @Test
  void findsAPaymentByItsLastDigits() {
    suite.publish(Suite.requested(recharge, wallet, owner));
    awaitState("SCREENING");

    var found = browser.open("/search?q=" + recharge.substring(recharge.length() - 12));
    assertThat(found.statusCode()).isEqualTo(302);
    assertThat(found.headers().firstValue("Location").orElseThrow())
        .endsWith("/payments/" + recharge);
    assertThat(browser.open("/search/hits?q=" + owner).body()).contains("/owners/" + owner);
    assertThat(browser.open("/search/hits?q=" + recharge.substring(4, 30)).body())
        .contains("/payments/" + recharge);
    assertThat(browser.open("/search/hits?q=nobody-is-called-so").body()).contains("Nothing has");
  }

  @Test
  void derivesAllPaymentsAgainAndFetchesWhatItLacks() {
    suite.publish(Suite.requested(recharge, wallet, owner));
    awaitState("SCREENING");
    jdbc.sql("UPDATE payment SET state = 'NONSENSE' WHERE id = :id")
        .param("id", recharge)
        .update();
    UUID missed = UuidV7.next();
    String lost = Suite.newId("rch_");
    for (Service service : Service.values()) {
      services.answer(
          service,
          "/actuator/outbox/00000000-0000-0000-0000-000000000000",
          "{\"data\": [], \"hasMore\": false}");
    }
    services.answer(
        Service.WALLET, "/actuator/outbox/00000000-0000-0000-0000-000000000000", """
        {"hasMore": false, "data": [{"messageId": "%1$s", "topic": "wallet",
          "tag": "RechargeCompleted", "body":
          "{\\"id\\":\\"%1$s\\",\\"source\\":\\"wallet-service\\",\\"subject\\":\\"%2$s\\",\
        \\"type\\":\\"dev.tandem.wallet.RechargeCompleted.v1\\",\\"sequence\\":\\"2\\",\
        \\"time\\":\\"2026-11-28T10:00:00Z\\",\\"data\\":{\\"ownerId\\":\\"%3$s\\"}}"}]}
        """.formatted(
                missed, lost, owner));

    browser.send("/rebuild", Map.of());

    awaitState("SCREENING");
    assertThat(state(lost)).isEqualTo("COMPLETED");
    await()
        .untilAsserted(() -> assertThat(browser.open("/rebuild").body()).doesNotContain("not yet"));
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }

  private void awaitState(String state) {
    await().until(() -> state().equals(state));
  }

  private String state() {
    return state(recharge);
  }

  private String state(String id) {
    return jdbc.sql("SELECT state FROM payment WHERE id = :id")
        .param("id", id)
        .query(String.class)
        .optional()
        .orElse("unknown");
  }

  private boolean isKept(UUID event) {
    return jdbc.sql("SELECT count(*) FROM event WHERE id = :id")
            .param("id", event)
            .query(Long.class)
            .single()
        == 1;
  }
}
