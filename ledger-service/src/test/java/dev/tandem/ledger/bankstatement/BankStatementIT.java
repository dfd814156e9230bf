package dev.tandem.ledger.bankstatement;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.tandem.ledger.BankFile;
import dev.tandem.ledger.RunningLedger;
import dev.tandem.test.Crashes;
import dev.tandem.web.test.Api;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Statements come whole or not at all. Each test has an account in a currency of its own. */
@RunningLedger
class BankStatementIT {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @LocalServerPort
  int port;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  ImportStatements importing;

  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(port);
  }

  @Test
  void importsAStatementOnceHoweverOftenItComes() {
    var account = account("SEK");
    var file = new BankFile("SEK", DAY, 61, 500)
        .with("rch_1", 1_000)
        .with("rch_2", 250)
        .with("stl_1", -400)
        .xml();

    var first = BankFile.post(api, file);
    var again = BankFile.post(api, file);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.fields())
        .containsAllEntriesOf(Map.of(
            "account",
            account,
            "sequence",
            61,
            "entries",
            3,
            "openingMinor",
            500,
            "closingMinor",
            1_350));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(entriesIn("SEK")).isEqualTo(3);
    assertThat(api.get("/v1/bank-statements?limit=100").data())
        .anyMatch(it -> it.path("account").asString().equals(account));
  }

  @Test
  void refusesAFileWholeAndKeepsWhy() {
    account("NOK");
    var file =
        new BankFile("NOK", DAY, 61, 0).with("rch_1", 1_000).with("rch_2", 250).xml();

    refused(BankFile.post(api, file.replace(">12.50<", ">12.51<")), "ENTRY_SUM");
    refused(BankFile.post(api, file + file), "MERGED");
    refused(BankFile.post(api, "<!DOCTYPE x>" + file.substring(file.indexOf('>') + 1)), "DOCTYPE");
    refused(BankFile.post(api, ""), "NOT_XML");

    assertThat(entriesIn("NOK")).isZero();
    var first = api.get("/v1/bank-statements/refused").data().stream()
        .filter(it -> it.path("reason").asString().equals("ENTRY_SUM"))
        .findFirst()
        .orElseThrow();
    assertThat(api.get("/v1/bank-statements/refused/" + first.path("sha256").asString())
            .raw()
            .body())
        .as("as it came")
        .isEqualTo(file.replace(">12.50<", ">12.51<"));
    assertThat(api.get("/v1/bank-statements/refused/" + "0".repeat(64)).status())
        .isEqualTo(404);
    assertThat(refusals())
        .extracting(it -> it.substring(0, it.indexOf(':')))
        .contains("ENTRY_SUM", "MERGED", "DOCTYPE", "NOT_XML");
    assertThat(BankFile.post(api, file).status()).isEqualTo(201);
  }

  @Test
  void refusesWhatDoesNotContinueTheStatementBefore() {
    account("DKK");
    BankFile.post(api, new BankFile("DKK", DAY, 61, 0).with("rch_1", 1_000).xml());
    var next = DAY.plusDays(1);

    var gap = new BankFile("DKK", next.plusDays(1), 63, 1_000).xml();
    refused(BankFile.post(api, gap), "SEQUENCE_GAP");
    refused(BankFile.post(api, new BankFile("DKK", next, 61, 1_000).xml()), "SEQUENCE_REPEATED");
    refused(BankFile.post(api, new BankFile("DKK", next, 62, 999).xml()), "OPENING_BALANCE");
    refused(BankFile.post(api, new BankFile("DKK", DAY, 62, 1_000).xml()), "DAY_ORDER");
    refused(BankFile.post(api, new BankFile("ISK", next, 1, 0).xml()), "UNKNOWN_ACCOUNT");

    assertThat(BankFile.post(api, new BankFile("DKK", next, 62, 1_000).xml()).status())
        .isEqualTo(201);
    assertThat(refusals())
        .anyMatch(it -> it.startsWith("SEQUENCE_GAP: Statement 63 of TANDEM-DKK"));
    assertThat(BankFile.post(api, gap).status()).as("once the gap is filled").isEqualTo(201);
    assertThat(refusals()).noneMatch(it -> it.contains("63 of TANDEM-DKK"));
  }

  @Test
  void keepsNothingOfALongFileThatIsWrongAtItsEnd() {
    account("BGN");
    var file = new BankFile("BGN", DAY, 61, 0);
    for (var number = 0; number < 12_000; number++) {
      file.with("rch_" + number, 100);
    }
    var xml = file.xml();

    refused(BankFile.post(api, xml.replace("</BkToCstmrStmt>", "")), "NOT_XML");

    assertThat(entriesIn("BGN")).isZero();
    assertThat(BankFile.post(api, xml).number("entries")).isEqualTo(12_000);
    assertThat(entriesIn("BGN")).isEqualTo(12_000);
  }

  @Test
  void refusesAFileWithACardNumberAndNeitherKeepsNorRepeatsIt() {
    account("HRK");
    var card = "4111111111111111";
    var file = new BankFile("HRK", DAY, 61, 0).with(card, 1_000).xml();

    for (var hidden : List.of(file, file.replace(card, "&#52;" + card.substring(1)))) {
      var refused = BankFile.post(api, hidden);

      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.code()).isEqualTo("card-number-refused");
      assertThat(refused.body()).doesNotContain(card);
    }
    assertThat(entriesIn("HRK")).isZero();
    assertThat(refusals())
        .anyMatch(it -> it.startsWith("CARD_NUMBER"))
        .noneMatch(it -> it.contains(card));
  }

  @Test
  void takesAFileOnceWhereverItDies() {
    account("UAH");
    var first = LocalDate.of(2024, 1, 1);

    var boundaries = Crashes.everywhere(
        number -> {},
        number -> importing.take(
            sha256(fileOf(first, number)), () -> open(fileOf(first, number)), "olga"),
        number -> {
          assertThat(entriesIn("UAH")).as("whole or not at all").isIn(2L * number - 2, 2L * number);
          assertThat(BankFile.post(api, fileOf(first, number)).status()).isIn(200, 201);
          assertThat(entriesIn("UAH")).isEqualTo(2L * number);
        });

    assertThat(boundaries).isGreaterThan(5);
    assertThat(jdbc.sql("SELECT count(*) FROM bank_statement WHERE currency = 'UAH'")
            .query(Integer.class)
            .single())
        .isEqualTo(boundaries + 1);
  }

  private static String fileOf(LocalDate first, int number) {
    return new BankFile("UAH", first.plusDays(number), number, (number - 1) * 30L)
        .with("rch_" + number, 10)
        .with("rch_" + number + "b", 20)
        .xml();
  }

  private static InputStream open(String xml) {
    return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(String xml) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(xml.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void takesStatementsFromOperatorsAlone() {
    var auditor = api.as("aude", "auditor");
    var file = new BankFile("ISK", DAY, 61, 0).xml();

    assertThat(BankFile.post(auditor, file).status()).isEqualTo(403);
    assertThat(auditor.get("/v1/bank-statements").status()).isEqualTo(200);
  }

  @Test
  void theDatabaseRefusesStatementsThatDoNotAddUp() {
    account("PLN");
    jdbc.sql("INSERT INTO bank_file VALUES (sha256('p'::bytea), now(), 'me')").update();

    assertThatThrownBy(() -> jdbc.sql("""
                INSERT INTO bank_statement VALUES (gen_random_uuid(), sha256('p'::bytea),
                  'TANDEM-PLN', 'PLN', 1, '2026-03-02', 0, 1, 0)
                """).update()).hasMessageContaining("does not add up");
    assertThatThrownBy(() -> jdbc.sql("DELETE FROM bank_statement").update())
        .hasMessageContaining("only ever added");
  }

  private static void refused(Reply reply, String flaw) {
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("statement-invalid");
    assertThat(reply.text("detail")).startsWith(flaw + ": ");
  }

  private List<String> refusals() {
    return api.get("/v1/bank-statements/refused").data().stream()
        .map(it -> it.path("reason").asString() + ": " + it.path("detail").asString())
        .toList();
  }

  private long entriesIn(String currency) {
    return jdbc.sql("SELECT count(*) FROM bank_entry WHERE currency = :currency")
        .param("currency", currency)
        .query(Long.class)
        .single();
  }

  private String account(String currency) {
    var account = "TANDEM-" + currency;
    jdbc.sql("INSERT INTO bank_account VALUES (:account, :currency) ON CONFLICT DO NOTHING")
        .param("account", account)
        .param("currency", currency)
        .update();
    return account;
  }
}
