package dev.tandem.ledger.breaks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tandem.ledger.BankFile;
import dev.tandem.ledger.BankSide;
import dev.tandem.ledger.Books;
import dev.tandem.ledger.RunningLedger;
import dev.tandem.ledger.chart.Account;
import dev.tandem.ledger.journal.PostJournals;
import dev.tandem.localstack.bank.BankSimulator;
import dev.tandem.localstack.http.Http;
import dev.tandem.web.test.Api;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The simulated bank makes all eight faults in its statements; each is found and settled. */
@RunningLedger
@TestPropertySource(properties = "tandem.ledger.fund-house=house-of-its-own-database")
class BankFaultsIT {

  private static final String CURRENCY = "AUD";

  @LocalServerPort
  int port;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  PostJournals posting;

  @Autowired
  PlatformTransactionManager transactions;

  @Autowired
  FindBreaks findBreaks;

  private final BankSimulator bank = BankSimulator.start(0);
  private final Http http = new Http();

  @Test
  void findsTypesAndSettlesAllEight() throws Exception {
    try (bank;
        http) {
      var api = new Api(port);
      var books = new Books(posting, jdbc, new TransactionTemplate(transactions));
      var side = new BankSide(jdbc, books, CURRENCY);
      for (var reference : List.of("f-miss", "f-amount", "f-twice", "f-late", "f-back", "f-ok")) {
        charge(reference);
        side.charged(reference, 1_000, Instant.now());
      }
      side.charged("f-tomorrow", 1_000, Instant.now().plus(Duration.ofDays(1)));
      fault("missing", Map.of("reference", "f-miss"));
      fault("amount", Map.of("reference", "f-amount", "amountMinor", 900));
      fault("duplicate", Map.of("reference", "f-twice"));
      fault("late", Map.of("reference", "f-late"));
      fault("reversed", Map.of("reference", "f-back"));
      fault("extra", Map.of("reference", "f-extra", "amountMinor", 77, "currency", CURRENCY));
      fault("merged", Map.of());

      var today = LocalDate.now(ZoneOffset.UTC);
      refused(BankFile.post(api, file(today)), "MERGED");
      fault("none", Map.of());
      assertThat(BankFile.post(api, file(today)).status()).isEqualTo(201);
      findBreaks.run();
      findBreaks.run();

      assertThat(breaks(api))
          .containsExactlyInAnyOrderEntriesOf(Map.of(
              "f-miss", "BANK_MISSING NEW OPEN",
              "f-amount", "AMOUNT_SHORT NEW OPEN",
              "f-twice", "DUPLICATE NEW OPEN",
              "f-late", "BANK_MISSING NEW OPEN",
              "f-back", "STATUS NEW OPEN",
              "f-extra", "PLATFORM_MISSING NEW OPEN"));

      nextDay(today, api);

      assertThat(breaks(api))
          .containsEntry("f-late", "BANK_MISSING RESOLVED RESOLVED")
          .containsEntry("f-miss", "BANK_MISSING PERSISTING OPEN")
          .containsEntry("f-tomorrow", "BANK_MISSING NEW OPEN")
          .hasSize(7);
      settle(api);
      findBreaks.run();
      assertThat(breaks(api).values()).allMatch(it -> it.endsWith("RESOLVED RESOLVED"));
      booksAndBankAreWhole(side);
    }
  }

  private void nextDay(LocalDate today, Api api) throws Exception {
    assertThat(http.post(bank.url() + "/clock", Map.of("duration", "PT24H"), Map.of())
            .status())
        .isEqualTo(200);
    fault("gap", Map.of());
    refused(BankFile.post(api, file(today.plusDays(1))), "SEQUENCE_GAP");
    fault("none", Map.of());
    assertThat(BankFile.post(api, file(today.plusDays(1))).status()).isEqualTo(201);
    findBreaks.run();
  }

  private void settle(Api api) {
    var operator = api.as("olga", "operator", "approver");
    var approver = api.as("anna", "approver");
    for (var item : ours(api)) {
      if (!item.path("status").asString().equals("OPEN")) {
        continue;
      }
      var path = "/v1/breaks/" + item.path("id").asString();
      var action = item.path("type").asString().equals("BANK_MISSING") ? "WRITE_OFF" : "ADJUST";
      var proposed = operator.post(
          path + "/resolution", "{\"action\":\"" + action + "\",\"note\":\"asked the bank\"}");
      assertThat(proposed.text("status")).isEqualTo("PROPOSED");
      assertThat(proposed.text("proposedBy")).isEqualTo("olga");
      var self = operator.post(path + "/approval", "{\"decision\":\"APPROVE\"}");
      assertThat(self.code()).isEqualTo("self-approval");
      var approved = approver.post(path + "/approval", "{\"decision\":\"APPROVE\"}");
      assertThat(approved.text("status")).isEqualTo("RESOLVED");
      assertThat(approved.text("decidedBy")).isEqualTo("anna");
    }
  }

  /** The account at the bank is what the bank says, and nothing waits for the bank any more. */
  private void booksAndBankAreWhole(BankSide side) {
    var closing = jdbc.sql("""
            SELECT closing_minor FROM bank_statement
            WHERE currency = :currency ORDER BY sequence DESC LIMIT 1
            """).param("currency", CURRENCY).query(Long.class).single();
    assertThat(side.on(Account.NOSTRO)).isEqualTo(closing);
    assertThat(side.on(Account.BANK_CLEARING)).isZero();
    assertThat(side.on(Account.WRITE_OFF)).isEqualTo(2_000);
    assertThat(side.on(Account.SUSPENSE)).isEqualTo(100 - 1_000 + 1_000 - 77);
    assertThat(side.expected()).isEmpty();
    assertThat(side.openEntries()).isZero();
    assertThat(told("BreakOpened")).isEqualTo(7);
    assertThat(told("BreakResolved")).isEqualTo(7);
  }

  private int told(String event) {
    return jdbc.sql("""
            SELECT coalesce(sum(event_count), 0) FROM messaging.outbox
            WHERE topic = 'ledger' AND tag = :event
            """).param("event", event).query(Integer.class).single();
  }

  private Map<String, String> breaks(Api api) {
    var found = new TreeMap<String, String>();
    for (var item : ours(api)) {
      found.put(
          item.path("reference").asString(),
          item.path("type").asString() + " " + item.path("progress").asString() + " "
              + item.path("status").asString());
    }
    return found;
  }

  private static List<JsonNode> ours(Api api) {
    return api.get("/v1/breaks?limit=100").data().stream()
        .filter(it -> it.path("currency").asString().equals(CURRENCY))
        .toList();
  }

  private static void refused(Reply reply, String flaw) {
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("detail")).startsWith(flaw);
  }

  private String file(LocalDate day) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create(bank.url() + "/statements/" + day);
      return client
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
          .body();
    }
  }

  private void charge(String reference) throws IOException {
    post(
        "/charges",
        Map.of(
            "reference",
            reference,
            "amountMinor",
            1_000,
            "currency",
            CURRENCY,
            "fundingToken",
            "tok_ok"));
  }

  private void fault(String kind, Map<String, Object> about) throws IOException {
    post("/faults/" + kind, about);
  }

  private void post(String path, Map<String, Object> body) throws IOException {
    assertThat(http.post(bank.url() + path, body, Map.of()).status()).isEqualTo(200);
  }
}
