package dev.tandem.ledger.breaks;

import java.time.LocalDate;

import dev.tandem.ledger.BankFile;
import dev.tandem.ledger.BankSide;
import dev.tandem.ledger.Books;
import dev.tandem.ledger.RunningLedger;
import dev.tandem.ledger.journal.PostJournals;
import dev.tandem.web.test.Api;
import dev.tandem.web.test.DocumentedExamples;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The service's description is true: its examples are sent, its answers compared with it. */
@RunningLedger
class DescribedExamplesIT {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @Autowired
  FindBreaks findBreaks;

  @Autowired
  PostJournals posting;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  PlatformTransactionManager transactions;

  @LocalServerPort
  int port;

  @Test
  void answersItsExamplesAsItsDescriptionSays() {
    var staff = new Api(port);
    var books = new Books(posting, jdbc, new TransactionTemplate(transactions));
    new BankSide(jdbc, books, "UYU").charged("nobody-charges", 600, DAY);
    BankFile.post(
        staff, new BankFile("UYU", DAY, 61, 0).with("one", 700).with("two", 800).xml());
    findBreaks.run();
    // Of one a settlement is proposed, of the other none: whatever is tried first, it is so.
    var proposed = aBreak(staff, "one");
    var untouched = aBreak(staff, "two");

    var requests = new DocumentedExamples(staff)
        .refusedAt("POST /v1/bank-statements", "/v1/bank-statements", "unsupported-media-type")
        .refusedAt(
            "GET /v1/bank-statements/refused/{sha256}",
            "/v1/bank-statements/refused/" + "0".repeat(64),
            "not-found")
        .refusedAt("POST /v1/breaks.csv", "/v1/breaks.csv", "unsupported-media-type")
        .at("GET /v1/breaks/{id}", proposed)
        .refusedAt("POST /v1/breaks/{id}/approval", untouched + "/approval", "break-not-open")
        .refusedAt("POST /v1/breaks/{id}/withdrawal", untouched + "/withdrawal", "break-not-open")
        .at("POST /v1/breaks/{id}/notes", proposed + "/notes")
        .at("POST /v1/breaks/{id}/owner", proposed + "/owner")
        .at("POST /v1/breaks/{id}/resolution", proposed + "/resolution")
        .refusedAt(
            "POST /v1/business-dates/{date}/close",
            "/v1/business-dates/2099-01-05/close",
            "business-date-not-over")
        .refusedAt(
            "GET /v1/settlements/{id}", "/v1/settlements/stl_unknown", "settlement-not-found")
        .refusedAt(
            "POST /v1/settlements/{id}/close",
            "/v1/settlements/stl_unknown/close",
            "settlement-not-found")
        .refusedAt(
            "POST /v1/settlements/{id}/payment",
            "/v1/settlements/stl_unknown/payment",
            "settlement-not-found")
        .at(
            "GET /v1/statements/{statement}",
            "/v1/statements/trial-balance?businessDate=" + DAY + "&currency=UYU")
        .verify();

    assertThat(requests).isGreaterThan(20);
  }

  private static String aBreak(Api staff, String reference) {
    return "/v1/breaks/"
        + staff.get("/v1/breaks?limit=100").data().stream()
            .filter(it -> it.path("currency").asString().equals("UYU"))
            .filter(it -> it.path("reference").asString().equals(reference))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
  }
}
