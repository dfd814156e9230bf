package dev.tandem.ledger.breaks;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;

import dev.tandem.contract.Money;
import dev.tandem.ledger.BankFile;
import dev.tandem.ledger.BankSide;
import dev.tandem.ledger.Books;
import dev.tandem.ledger.RunningLedger;
import dev.tandem.ledger.journal.PostJournals;
import dev.tandem.web.security.AccessRules;
import dev.tandem.web.test.Api;
import dev.tandem.web.test.AuditedActs;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.tandem.ledger.Books.subscription;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever staff do with the books is in the audit log. */
@RunningLedger
class AuditedActsIT {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @Autowired
  ApplicationContext service;

  @Autowired
  AccessRules rules;

  @Autowired
  PostJournals posting;

  @Autowired
  FindBreaks findBreaks;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @LocalServerPort
  int port;

  @LocalManagementPort
  int managementPort;

  @Test
  void findsEveryAct() {
    var api = new Api(port);
    var operators = new Api(managementPort);
    var books = new Books(posting, jdbc, transaction);
    new BankSide(jdbc, books, "TWD");
    books.post(subscription(Money.of(5, "TWD"), Instant.parse("2026-03-02T04:00:00Z")));
    BankFile.post(api, new BankFile("TWD", DAY, 61, 0).with("a", 6).with("b", 7).xml());
    findBreaks.run();
    var first = breakOf("a");
    var second = breakOf("b");
    var window = jdbc.sql("SELECT 'stl_' || id FROM settlement WHERE currency = 'TWD'")
        .query(String.class)
        .single();
    var knownUntil = operators.get("/actuator/tradingcalendar").text("knownUntil");

    var endpoints = new AuditedActs(service, rules.asText(), managementPort)
        .by(
            "POST /v1/bank-statements",
            () -> BankFile.post(api, new BankFile("TWD", DAY.plusDays(1), 62, 13).xml()))
        .by("POST /v1/breaks/{id}/owner", acting(api, first + "/owner", "{}"))
        .by("POST /v1/breaks/{id}/notes", acting(api, first + "/notes", "{\"note\": \"Asked\"}"))
        .by(
            "POST /v1/breaks/{id}/resolution",
            acting(api.as("ada", "operator"), first + "/resolution", """
            {"action": "ADJUST", "note": "The bank sends it back"}\
            """))
        .by("POST /v1/breaks/{id}/approval", acting(api, first + "/approval", """
            {"decision": "APPROVE"}\
            """))
        .by("POST /v1/breaks/{id}/withdrawal", () -> withdrawn(api, second))
        .by("POST /v1/breaks.csv", () -> sheet(api, second + ",ADJUST,Asked,\r\n"))
        .by(
            "POST /v1/settlements/{id}/close",
            () -> api.post("/v1/settlements/" + window + "/close", "{}"))
        .by(
            "POST /v1/settlements/{id}/payment",
            () -> api.post("/v1/settlements/" + declined() + "/payment", "{}"))
        .by(
            "POST /v1/proof/redelivery",
            () -> api.post("/v1/proof/redelivery", "{\"note\": \"Nothing is missed\"}"))
        .by(
            "POST /v1/business-dates/{date}/close",
            () -> api.post("/v1/business-dates/2001-01-02/close", "{}"))
        .by(
            "POST /actuator/tradingcalendar",
            () -> operators.post("/actuator/tradingcalendar", """
            {"knownUntil": "%s", "reason": "as it was"}\
            """.formatted(knownUntil)))
        .verify();

    assertThat(endpoints).isEqualTo(17);
  }

  private static Reply withdrawn(Api api, String id) {
    api.post("/v1/breaks/" + id + "/resolution", "{\"action\": \"ADJUST\", \"note\": \"Early\"}");
    return api.post("/v1/breaks/" + id + "/withdrawal", "{\"note\": \"Too early\"}");
  }

  private static Supplier<Reply> acting(Api api, String path, String body) {
    return () -> api.post("/v1/breaks/" + path, body);
  }

  private String declined() {
    return jdbc.sql("""
            INSERT INTO settlement (id, counterparty, currency, status, opened_at, closed_at,
              business_date, net_minor, status_reason, declined)
            VALUES (uuidv7(), 'fund-house', 'ISK', 'PAYING', now(), now(), current_date, 1,
              'bank-declines', 8)
            RETURNING 'stl_' || id
            """).query(String.class).single();
  }

  private String breakOf(String reference) {
    return jdbc.sql(
            "SELECT 'brk_' || id FROM bank_break WHERE currency = 'TWD' AND reference = :it")
        .param("it", reference)
        .query(String.class)
        .single();
  }

  private static Reply sheet(Api api, String rows) {
    return api.send(api.request("/v1/breaks.csv")
        .header("Content-Type", "text/csv")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(BodyPublishers.ofString("id,action,note,decision\r\n" + rows)));
  }
}
