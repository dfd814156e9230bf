package dev.tandem.localstack.operator;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.http.JsonServer;
import dev.tandem.localstack.http.JsonServer.Answer;
import dev.tandem.localstack.http.JsonServer.Refusal;
import dev.tandem.localstack.suite.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What operators ask for by command, of services that answer as ours do. */
class OperatorDeskTest {

  private final List<String> acts = new CopyOnWriteArrayList<>();
  private final JsonServer services = JsonServer.start(0);
  private final Http http = new Http();

  @AfterEach
  void close() {
    services.close();
    http.close();
  }

  @Test
  void tellsAPaymentInTheOrderItHappened() throws IOException {
    services.on("GET", "/v1", request -> switch (request.name()) {
      case "recharges/rch_1" -> json("""
          {"id": "rch_1", "walletId": "wal_1", "amountMinor": 1250, "currency": "CNY",
           "status": "UNKNOWN", "createdAt": "2026-11-23T02:00:00Z",
           "timeline": [{"status": "CHARGING", "at": "2026-11-23T02:00:03Z", "cause": "risk"}]}""");
      case "assessments" -> json("""
          {"data": [{"id": "asm_1", "decision": "APPROVED",
            "assessedAt": "2026-11-23T02:00:01Z"}]}""");
      case "wallets/wal_1/postings" -> json("""
          {"data": [{"reference": "rch_2", "effectiveAt": "2026-11-23T02:00:02Z"}]}""");
      case "wallets/wal_1" -> json("{\"ownerId\": \"ada\"}");
      case "notifications" -> json("""
          {"data": [{"causedBy": "evt_3", "sentAt": "2026-11-23T02:00:05Z", "text": "Done."},
            {"causedBy": "evt_9", "sentAt": "2026-11-23T02:00:05Z", "text": "Of another."}]}""");
      default -> json("{\"data\": []}");
    });
    services.on("GET", "/actuator", request -> switch (request.name()) {
      case "transactions" -> json("""
          [{"tag": "RechargeRequested", "state": "CONFIRMED", "messageId": "m1",
            "eventIds": ["evt_1"], "createdAt": "2026-11-23T02:00:00.500Z"},
           {"tag": "RechargeCharged", "state": "COMMITTED", "messageId": "m2",
            "eventIds": ["evt_2", "evt_3"], "createdAt": "2026-11-23T02:00:04Z"}]""");
      default -> json("""
          {"data": [{"id": "d1", "group": "ledger", "errorMessage": "no wallet"}]}""");
    });

    assertThat(Payment.told(suite(), "rch_1").lines())
        .startsWith(
            "rch_1 is UNKNOWN: CNY 12.50",
            "  2026-11-23T02:00:00.000Z  accepted   wallet wal_1",
            "  2026-11-23T02:00:00.500Z  message    RechargeRequested CONFIRMED, evt_1",
            "  2026-11-23T02:00:01.000Z  risk       APPROVED, asm_1",
            "  2026-11-23T02:00:03.000Z  CHARGING   risk",
            "  2026-11-23T02:00:04.000Z  message    RechargeCharged COMMITTED, one of 2 events in"
                + " message m2",
            "  2026-11-23T02:00:05.000Z  notified   Done.",
            "  held by dead letter d1, ledger of wallet-service: no wallet");
  }

  @Test
  void tellsAPaymentWithoutTheServicesThatDoNotAnswer() throws IOException {
    services.on("GET", "/v1", request -> json("""
        {"id": "ord_1", "walletId": "wal_1", "amountMinor": 5, "currency": "CNY",
         "status": "PAYING", "createdAt": "2026-11-23T02:00:00Z", "data": []}"""));
    services.on("GET", "/actuator", _ -> json("[]"));

    String told = Payment.told(suite(Service.RISK), "ord_1");

    assertThat(told).contains("ord_1 is PAYING", "accepted", "not seen: risk-service");
  }

  @Test
  void saysThatThereIsNoSuchPayment() {
    assertThatThrownBy(() -> Payment.told(suite(), "rch_9"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("404");
  }

  @Test
  void findsADeadLetterInWhicheverServiceHasIt() throws IOException {
    services.on(
        "GET",
        "/actuator",
        request -> json(
            request.name().endsWith("/d1")
                ? "{\"id\": \"d1\", \"group\": \"wallet-orders\", \"subject\": \"ord_1\"}"
                : """
              {"data": [{"id": "d1", "group": "wallet-orders", "subject": "ord_1",
                "errorMessage": "no such wallet"}], "hasMore": false}"""));
    services.on("POST", "/actuator", request -> {
      acts.add(request.name() + " " + request.body());
      return json("{\"id\": \"d1\", \"status\": \"DISCARDED\"}");
    });
    DeadLetters letters = new DeadLetters(Suites.applications(services, http, Service.RISK));

    assertThat(letters.list())
        .contains(
            "d1  wallet-orders of wallet-service", "no such wallet", "not seen: risk-service");
    assertThat(letters.discard("d1", "paid by hand")).isEqualTo("d1 is DISCARDED");
    assertThat(acts)
        .singleElement()
        .satisfies(it -> assertThat(it)
            .startsWith("deadletters/d1 ")
            .contains("\"action\":\"discard\"", "\"reason\":\"paid by hand\""));
  }

  @Test
  void saysThatSomebodyElseMustDiscardADeadLetterToo() throws IOException {
    services.on("GET", "/actuator", _ -> json("{\"id\": \"d1\"}"));
    services.on("POST", "/actuator", _ -> json("""
        {"id": "d1", "status": "OPEN", "outcome": "PROPOSED", "detail": "somebody else must"}"""));

    assertThat(new DeadLetters(Suites.applications(services, http)).discard("d1", "paid by hand"))
        .isEqualTo("The discard of d1 is proposed:"
            + " an approver who is somebody else must discard it too");
  }

  @Test
  void saysThatNoDeadLetterWaits() {
    services.on("GET", "/actuator", _ -> json("{\"data\": [], \"hasMore\": false}"));

    assertThat(new DeadLetters(Suites.applications(services, http)).list())
        .isEqualTo("No dead letter waits.");
  }

  @Test
  void saysWhereAChainIsBroken() throws IOException {
    services.on("GET", "/actuator", _ -> json("""
        {"acts": 3, "journals": 5, "damages": [], "intact": true}"""));
    assertThat(ChainVerification.told(suite()))
        .contains("risk-service           3 acts, 5 journals", "All is as it was written.");

    services.on("GET", "/actuator", _ -> json("""
        {"acts": 3, "damages": ["act 2 is not as it was written"], "intact": false}"""));
    assertThatThrownBy(() -> ChainVerification.told(suite()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("act 2 is not as it was written");
  }

  @Test
  void decidesReviews() throws IOException {
    services.on("GET", "/v1", _ -> json("""
        {"data": [{"id": "rvw_1", "subjectId": "ord_1", "ownerId": "ada", "amountMinor": 5000000,
          "currency": "CNY", "score": 60, "reasons": [{"rule": "amount-limit", "detail": "large"}],
          "openedAt": "2026-11-23T02:00:00Z"}], "hasMore": false}"""));
    services.on("POST", "/v1", request -> {
      acts.add(request.name() + " " + request.body());
      return json("{\"status\": \"APPROVED\", \"subjectId\": \"ord_1\"}");
    });
    Reviews reviews = new Reviews(suite());

    assertThat(reviews.list())
        .contains("rvw_1  ord_1 of ada", "CNY 50000.00, score 60: amount-limit: large");
    assertThat(reviews.approve("rvw_1", "known")).isEqualTo("rvw_1 is APPROVED, and so goes ord_1");
    assertThat(acts)
        .singleElement()
        .satisfies(it -> assertThat(it)
            .startsWith("reviews/rvw_1/decision ")
            .contains("\"decision\":\"APPROVE\"", "\"note\":\"known\""));
  }

  @Test
  void saysWhyADecisionIsRefused() {
    services.on("POST", "/v1", _ -> {
      throw new Refusal(409, "review-closed", "It closed: EXPIRED");
    });

    assertThatThrownBy(() -> new Reviews(suite()).reject("rvw_1", "no"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("409 It closed: EXPIRED");
  }

  @Test
  void saysWhyAnAnswerFailedInsteadOfClosingTheConnection() throws IOException {
    services.on("GET", "/broken", _ -> {
      throw new IOException("the broker does not answer");
    });

    Http.Answer answer = http.get(services.url() + "/broken");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body().path("detail").asString()).isEqualTo("the broker does not answer");
  }

  @Test
  void changesTheHolidaysOfEveryServiceThatHasACalendar() throws IOException {
    services.on("GET", "/actuator", _ -> json("""
        {"version": 3, "knownUntil": "2026-12-31",
         "days": [{"day": "2026-10-01", "name": "National Day"}]}"""));
    services.on("POST", "/actuator", request -> {
      acts.add(request.name() + " " + request.body());
      return json("{\"version\": 4, \"knownUntil\": \"2027-12-31\"}");
    });
    Calendars calendars = new Calendars(suite());

    assertThat(calendars.list().lines())
        .containsExactly(
            "fund-purchase-service: version 3, known until 2026-12-31, 1 holidays",
            "  2026-10-01  National Day",
            "ledger-service: version 3, known until 2026-12-31, 1 holidays");
    assertThat(calendars.open("2026-10-01", "No holiday"))
        .contains("fund-purchase-service: version 4", "ledger-service: version 4");
    assertThat(acts).hasSize(2).allMatch(it -> it.contains("\"opened\":\"2026-10-01\""));
    acts.clear();

    calendars.add(
        List.of(
            "# of 2027",
            "2027-02-08 Spring Festival",
            "",
            "2027-04-05  Qingming",
            "2027-02-09 Spring Festival"),
        LocalDate.parse("2027-12-31"));

    assertThat(acts).hasSize(4);
    assertThat(acts.getFirst())
        .contains("\"closed\":\"2027-02-08,2027-02-09\"", "\"reason\":\"Spring Festival\"")
        .doesNotContain("knownUntil");
    assertThat(acts.getLast()).contains("2027-04-05", "Qingming", "\"knownUntil\":\"2027-12-31\"");
  }

  @Test
  void changesNoHolidayWhereALineIsNone() {
    services.on("POST", "/actuator", request -> {
      acts.add(request.name());
      return json("{}");
    });
    Calendars calendars = new Calendars(suite());

    assertThatThrownBy(
            () -> calendars.add(List.of("2027-02-08 Spring Festival", "8 Feb 2027"), null))
        .hasMessageContaining("not 8");
    assertThatThrownBy(() -> calendars.add(List.of("2027-02-08"), null))
        .hasMessageContaining("its name is missing");
    assertThatThrownBy(() -> calendars.add(List.of("# none"), null))
        .hasMessageContaining("no holiday");
    assertThat(acts).isEmpty();
  }

  private Installation suite(Service... away) {
    return Suites.at(services, http, away);
  }

  private static Answer json(String text) {
    return Answer.json(200, JsonServer.JSON.readTree(text));
  }
}
