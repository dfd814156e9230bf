package dev.tandem.ledger.breaks;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.tandem.ledger.BankFile;
import dev.tandem.ledger.BankSide;
import dev.tandem.ledger.Books;
import dev.tandem.ledger.RunningLedger;
import dev.tandem.ledger.chart.Account;
import dev.tandem.ledger.journal.PostJournals;
import dev.tandem.web.test.Api;
import dev.tandem.web.test.Reply;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Breaks as operators and approvers settle them. Each test has a currency of its own. */
@RunningLedger
class BreaksIT {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

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

  @Autowired
  MeterRegistry meters;

  private Api operator;
  private Api approver;
  private Books books;

  @BeforeEach
  void connect() {
    operator = new Api(port).as("olga", "operator");
    approver = new Api(port).as("anna", "approver");
    books = new Books(posting, jdbc, new TransactionTemplate(transactions));
  }

  @Test
  void matchesSeveralBreaksThatMakeUpTheSame() {
    var bank = new BankSide(jdbc, books, "HUF");
    bank.charged("h-1", 600, DAY);
    bank.charged("h-2", 400, DAY);
    bring(new BankFile("HUF", DAY, 61, 0).with("h-sum", 1_000));

    var sum = only("HUF", "h-sum");
    var parts = List.of(only("HUF", "h-1"), only("HUF", "h-2"));
    assertThat(sum.path("suggested"))
        .extracting(JsonNode::asString)
        .containsExactlyInAnyOrder(id(parts.get(0)), id(parts.get(1)));
    assertThat(propose(sum, "MATCH", id(parts.get(0))).code()).isEqualTo("settlement-not-possible");
    assertThat(propose(sum, "MATCH", id(parts.get(0)), id(parts.get(1))).status())
        .isEqualTo(200);
    assertThat(bank.on(Account.NOSTRO)).as("not before it is approved").isZero();
    approve(sum);

    assertThat(statuses("HUF")).containsOnly("RESOLVED");
    assertThat(bank.on(Account.NOSTRO)).isEqualTo(1_000);
    assertThat(bank.on(Account.BANK_CLEARING)).isZero();
    assertThat(bank.on(Account.SUSPENSE)).isZero();
  }

  @Test
  void findsTheSameOnceWhateverRoundIsCut() {
    var bank = new BankSide(jdbc, books, "CLP");
    bank.charged("x-1", 600, DAY);
    assertThat(BankFile.post(
                operator, new BankFile("CLP", DAY, 61, 0).with("x-2", 5).xml())
            .status())
        .isEqualTo(201);

    new TransactionTemplate(transactions).executeWithoutResult(cut -> {
      findBreaks.run();
      cut.setRollbackOnly();
    });
    assertThat(statuses("CLP")).isEmpty();
    findBreaks.run();
    findBreaks.run();

    assertThat(statuses("CLP")).containsExactly("OPEN", "OPEN");
  }

  @Test
  void looksAgainWhenABooksSideComesLater() {
    var bank = new BankSide(jdbc, books, "COP");
    bring(new BankFile("COP", DAY, 61, 0).with("y-1", 600));
    assertThat(only("COP", "y-1").path("type").asString()).isEqualTo("PLATFORM_MISSING");

    bank.charged("y-1", 600, DAY);
    findBreaks.run();

    assertThat(statuses("COP")).containsExactly("RESOLVED");
    assertThat(bank.on(Account.NOSTRO)).isEqualTo(600);
  }

  @Test
  void staysOpenWhenItIsTurnedDownOrCarriedOver() {
    var bank = new BankSide(jdbc, books, "CZK");
    bank.charged("c-1", 600, DAY);
    bring(new BankFile("CZK", DAY, 61, 0));
    var item = only("CZK", "c-1");

    propose(item, "WRITE_OFF");
    assertThat(propose(item, "ADJUST").code()).isEqualTo("break-not-open");
    assertThat(decide(item, "REJECT").text("status")).isEqualTo("OPEN");
    propose(item, "CARRY_OVER");
    assertThat(approve(item).text("status")).isEqualTo("OPEN");
    bring(new BankFile("CZK", DAY.plusDays(1), 62, 0).with("c-1", 600));

    var explained = operator.get("/v1/breaks/" + id(item));
    assertThat(explained.text("status")).isEqualTo("RESOLVED");
    assertThat(explained.text("resolution")).isEqualTo("BY_ITSELF");
    assertThat(explained.json().path("acts"))
        .extracting(act -> act.path("actor").asString() + " " + act.path("act").asString())
        .containsExactly(
            "system FOUND",
            "olga PROPOSED_WRITE_OFF",
            "anna TURNED_DOWN",
            "olga PROPOSED_CARRY_OVER",
            "anna APPROVED",
            "system EXPLAINED");
    assertThat(decide(item, "APPROVE").code()).isEqualTo("break-not-open");
  }

  @Test
  void joinsWhatComesLateWithAnotherAmountToTheBreakItBelongsTo() {
    var bank = new BankSide(jdbc, books, "TRY");
    bank.charged("t-1", 600, DAY);
    bring(new BankFile("TRY", DAY, 61, 0));
    assertThat(only("TRY", "t-1").path("type").asString()).isEqualTo("BANK_MISSING");
    bring(new BankFile("TRY", DAY.plusDays(1), 62, 0).with("t-1", 700));

    var item = only("TRY", "t-1");
    assertThat(item.path("type").asString()).isEqualTo("AMOUNT_OVER");
    assertThat(item.path("side").asString()).isEqualTo("BOTH");
    propose(item, "ADJUST");
    approve(item);
    assertThat(bank.on(Account.NOSTRO)).isEqualTo(700);
    assertThat(bank.on(Account.SUSPENSE)).isEqualTo(-100);
  }

  @Test
  void asksBeforeAHighChargeIsBooked() {
    var bank = new BankSide(jdbc, books, "RON");
    bank.paid("r-1", 40_000, DAY);
    var file = new BankFile("RON", DAY, 61, 100_000).with("r-1", -45_000).xml();
    bring(file.replace("<NtryDtls>", """
        <Chrgs><Rcrd><Amt Ccy="RON">50.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>\
        <ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs><NtryDtls>"""));

    var item = only("RON", "r-1");
    assertThat(item.path("type").asString()).isEqualTo("FEE");
    propose(item, "ADJUST");
    approve(item);
    assertThat(bank.on(Account.BANK_CHARGES)).isEqualTo(5_000);
    assertThat(bank.on(Account.PAYOUT_IN_TRANSIT)).isZero();
  }

  @Test
  void keepsOwnerNotesAndEvidence() {
    new BankSide(jdbc, books, "ILS");
    bring(new BankFile("ILS", DAY, 61, 0).with("i-1", 600));
    var path = "/v1/breaks/" + id(only("ILS", "i-1"));

    operator.post(path + "/owner", "{}");
    var noted = approver.post(path + "/notes", "{\"note\":\"called the bank\"}");

    assertThat(noted.text("owner")).isEqualTo("olga");
    assertThat(noted.json().path("evidence").path("statement").asString())
        .isEqualTo("TANDEM-ILS-61");
    assertThat(noted.json().path("evidence").path("party").asString()).isEqualTo("Ada");
    assertThat(noted.json().path("acts").findValuesAsString("note")).contains("called the bank");
    assertThat(noted.text("age")).isEqualTo("OVER_30");
    assertThat(operator.get("/v1/breaks/brk_" + UUID.randomUUID()).code())
        .isEqualTo("break-not-found");
  }

  @Test
  void letsOnlyWhoProposedTakeItBack() {
    var bank = new BankSide(jdbc, books, "DZD");
    bring(new BankFile("DZD", DAY, 61, 0).with("d-1", 600));
    var item = only("DZD", "d-1");
    var path = "/v1/breaks/" + id(item) + "/withdrawal";
    assertThat(operator.post(path, "{}").code()).isEqualTo("break-not-open");
    propose(item, "ADJUST");

    assertThat(operator.as("oscar", "operator").post(path, "{}").status()).isEqualTo(422);
    var back = operator.post(path, "{\"note\": \"wrong one\"}");

    assertThat(back.text("status")).isEqualTo("OPEN");
    assertThat(back.json().path("acts").findValuesAsString("act")).endsWith("WITHDRAWN");
    assertThat(decide(item, "APPROVE").code()).isEqualTo("break-not-open");
    assertThat(bank.on(Account.SUSPENSE)).isZero();
    assertThat(propose(item, "ADJUST").status()).isEqualTo(200);
  }

  @Test
  void takesASheetWholeOrNotAtAll() {
    new BankSide(jdbc, books, "PHP");
    bring(new BankFile("PHP", DAY, 61, 0).with("p-1", 600).with("p-2", 400));
    var one = id(only("PHP", "p-1"));
    var two = id(only("PHP", "p-2"));
    var out = operator.get("/v1/breaks.csv");
    assertThat(out.header("Content-Type")).startsWith("text/csv");
    assertThat(out.body())
        .startsWith("id,type,")
        .contains(one + ",PLATFORM_MISSING,BANK,p-1,0,600");

    var half = sheet(operator, one + ",ADJUST,unknown,\r\n" + two + ",MATCH,wrong,\r\n");
    assertThat(half.json().path("applied").asBoolean()).isFalse();
    assertThat(results(half)).containsExactly("PROPOSED", "REFUSED");
    assertThat(half.json().path("rows").get(1).path("reason").asString())
        .startsWith("settlement-not-possible: ");
    assertThat(statuses("PHP")).containsOnly("OPEN");

    var whole = sheet(operator, one + ",ADJUST,unknown,\r\n" + two + ",ADJUST,unknown,\r\n");
    assertThat(whole.json().path("applied").asBoolean()).isTrue();
    assertThat(statuses("PHP")).containsOnly("PROPOSED");
    assertThat(results(sheet(operator, one + ",,,APPROVE\r\n"))).containsExactly("REFUSED");
    assertThat(results(sheet(approver, one + ",ADJUST,,APPROVE\r\n" + two + ",ADJUST,,REJECT\r\n")))
        .containsExactly("DECIDED", "DECIDED");
    assertThat(statuses("PHP")).containsExactlyInAnyOrder("RESOLVED", "OPEN");
    assertThat(sheet(operator, "").status()).isEqualTo(400);
    assertThat(results(sheet(operator, two + ",SHRUG,unknown,\r\n"))).containsExactly("REFUSED");
    assertThat(sheet(operator, two + ",ADJUST,4111 1111 1111 1111,\r\n").code())
        .isEqualTo("card-number-refused");
  }

  @Test
  void countsBreaksByTypeAndAge() {
    new BankSide(jdbc, books, "INR");
    bring(new BankFile("INR", DAY, 61, 0).with("n-1", 600).with("n-2", 400));

    var gauge = meters
        .get("tandem.ledger.breaks")
        .tags("currency", "INR", "type", "PLATFORM_MISSING", "age", "OVER_30")
        .gauge();
    var amount =
        meters.get("tandem.ledger.breaks.amount").tags("currency", "INR").gauge();
    assertThat(gauge.value()).isEqualTo(2);
    assertThat(amount.value()).isEqualTo(1_000);
  }

  private static Reply sheet(Api api, String rows) {
    return api.send(api.request("/v1/breaks.csv")
        .header("Content-Type", "text/csv")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(BodyPublishers.ofString("id,action,note,decision\r\n" + rows)));
  }

  private static List<String> results(Reply reply) {
    return reply.json().path("rows").findValuesAsString("result");
  }

  private Reply propose(JsonNode item, String action, String... entries) {
    var quoted = List.of(entries).stream().map(it -> '"' + it + '"').toList();
    return operator.post("/v1/breaks/" + id(item) + "/resolution", """
        {"action": "%s", "entries": %s, "note": "asked the bank"}""".formatted(action, quoted));
  }

  private Reply approve(JsonNode item) {
    return decide(item, "APPROVE");
  }

  private Reply decide(JsonNode item, String decision) {
    return approver.post(
        "/v1/breaks/" + id(item) + "/approval", "{\"decision\":\"" + decision + "\"}");
  }

  private static String id(JsonNode item) {
    return item.path("id").asString();
  }

  private List<String> statuses(String currency) {
    return all(currency).stream().map(it -> it.path("status").asString()).toList();
  }

  private JsonNode only(String currency, String reference) {
    return all(currency).stream()
        .filter(it -> it.path("reference").asString().equals(reference))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> all(String currency) {
    return operator.get("/v1/breaks?limit=100").data().stream()
        .filter(it -> it.path("currency").asString().equals(currency))
        .toList();
  }

  private void bring(BankFile file) {
    bring(file.xml());
  }

  private void bring(String xml) {
    assertThat(BankFile.post(operator, xml).status()).isEqualTo(201);
    findBreaks.run();
  }
}
