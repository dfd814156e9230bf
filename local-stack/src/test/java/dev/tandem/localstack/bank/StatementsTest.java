package dev.tandem.localstack.bank;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import dev.tandem.localstack.http.Http;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Statements as another implementation of ISO 20022 reads them. */
class StatementsTest {

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @TempDir
  private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Http http = new Http();
  private Duration ahead = Duration.ZERO;
  private BankSimulator bank = BankSimulator.start(0);

  @BeforeEach
  void keep() {
    restart();
  }

  @AfterEach
  void close() {
    bank.close();
    http.close();
    client.close();
  }

  @Test
  void settlesTheChargesOfAnHourAsOneEntryWithItsDetails() throws Exception {
    charge("rch_1", 1_000);
    charge("rch_2", 250);
    refund("rfd_1", "rch_1", 400);

    AccountStatement9 statement = statement(today);

    assertThat(statement.getAcct().getCcy()).isEqualTo("CNY");
    assertThat(balances(statement)).containsExactly("OPBD 0.00", "CLBD 8.50");
    ReportEntry10 batch = statement.getNtry().getFirst();
    assertThat(batch.getNtryDtls().getFirst().getBtch().getNbOfTxs()).isEqualTo("2");
    assertThat(batch.getAmt().getValue()).isEqualByComparingTo("12.50");
    assertThat(batch.getSts().getCd()).isEqualTo("BOOK");
    assertThat(stated(statement)).containsExactly("rch_1 10.00", "rch_2 2.50", "rfd_1 -4.00");
  }

  @Test
  void givesReferencesTooLongForAnEndToEndIdAsRemittanceInformation() throws Exception {
    String reference = "rch_0198c0de-0000-7000-8000-000000000001";
    charge(reference, 1_000);

    EntryTransaction10 details = statement(today)
        .getNtry()
        .getFirst()
        .getNtryDtls()
        .getFirst()
        .getTxDtls()
        .getFirst();

    assertThat(details.getRefs().getEndToEndId()).isEqualTo("NOTPROVIDED");
    assertThat(details.getRmtInf().getUstrd()).containsExactly(reference);
  }

  @Test
  void continuesWhereTheDayBeforeEndedAndNeverChangesWhatItHasTold() throws Exception {
    charge("rch_1", 1_000);
    String first = file(today);
    charge("rch_2", 300);
    fault("missing", Map.of("reference", "rch_1"));
    nextDay();

    AccountStatement9 second = statement(today.plusDays(1));

    assertThat(file(today)).isEqualTo(first);
    assertThat(balances(second)).containsExactly("OPBD 10.00", "CLBD 13.00");
    assertThat(second.getLglSeqNb())
        .isEqualTo(statement(today).getLglSeqNb().add(java.math.BigDecimal.ONE));
    assertThat(status("/statements/" + today.plusDays(2))).isEqualTo(404);
  }

  @Test
  void givesEachCurrencyAStatementOfItsOwn() throws Exception {
    charge("rch_1", 1_000);
    fault("currency", Map.of("reference", "rch_2"));
    charge("rch_2", 700);

    List<AccountStatement9> statements =
        MxCamt05300108.parse(file(today)).getBkToCstmrStmt().getStmt();

    assertThat(statements)
        .extracting(it -> it.getAcct().getId().getOthr().getId())
        .containsExactly("TANDEM-CNY", "TANDEM-JPY");
    assertThat(stated(statements.getLast())).containsExactly("rch_2 700");
  }

  @Test
  void misstatesWhatItIsAskedToAndStillAddsUp() throws Exception {
    for (String reference : List.of("m", "a", "d", "l", "r", "ok")) {
      charge(reference, 1_000);
    }
    fault("missing", Map.of("reference", "m"));
    fault("amount", Map.of("reference", "a", "amountMinor", 900));
    fault("duplicate", Map.of("reference", "d"));
    fault("late", Map.of("reference", "l"));
    fault("reversed", Map.of("reference", "r"));
    fault("extra", Map.of("reference", "x", "amountMinor", 77));

    AccountStatement9 first = statement(today);
    nextDay();
    AccountStatement9 second = statement(today.plusDays(1));

    assertThat(stated(first))
        .containsExactlyInAnyOrder(
            "a 9.00", "d 10.00", "d 10.00", "r 10.00", "r -10.00", "ok 10.00", "x 0.77");
    assertThat(balances(first)).containsExactly("OPBD 0.00", "CLBD 39.77");
    assertThat(stated(second)).containsExactly("l 10.00");
    assertThat(balances(second)).containsExactly("OPBD 39.77", "CLBD 49.77");
  }

  @Test
  void strikesTheNextChargeIfNobodySaysWhich() throws Exception {
    charge("rch_1", 1_000);
    charge("rch_2", 1_000);
    fault("missing", Map.of());

    assertThat(stated(statement(today))).containsExactly("rch_2 10.00");
  }

  @Test
  void mergesDaysAndLeavesGapsUntilFaultsEnd() throws Exception {
    charge("rch_1", 1_000);
    String right = file(today);
    fault("gap", Map.of());
    String gap = file(today);
    fault("merged", Map.of());
    String merged = file(today);
    fault("none", Map.of());

    assertThat(merged.split("<Document", -1)).hasSize(3);
    assertThat(number(gap)).isEqualTo(number(right) + 1);
    assertThat(file(today)).isEqualTo(right);
  }

  private static long number(String file) {
    return MxCamt05300108.parse(file)
        .getBkToCstmrStmt()
        .getStmt()
        .getFirst()
        .getLglSeqNb()
        .longValueExact();
  }

  @Test
  void saysTheSameAfterARestart() throws Exception {
    charge("rch_1", 1_000);
    charge("rch_2", 1_000);
    fault("duplicate", Map.of("reference", "rch_2"));
    String before = file(today);
    charge("rch_3", 1_000);

    restart();

    assertThat(file(today)).isEqualTo(before);
    nextDay();
    assertThat(stated(statement(today.plusDays(1)))).containsExactly("rch_3 10.00");
  }

  private static List<String> balances(AccountStatement9 statement) {
    return statement.getBal().stream().map(StatementsTest::balance).toList();
  }

  private static String balance(CashBalance8 balance) {
    assertThat(balance.getCdtDbtInd()).isEqualTo(CreditDebitCode.CRDT);
    return balance.getTp().getCdOrPrtry().getCd() + " "
        + balance.getAmt().getValue().toPlainString();
  }

  /** What is stated, as details tell it: references and amounts. */
  private static List<String> stated(AccountStatement9 statement) {
    List<String> stated = new ArrayList<>();
    for (ReportEntry10 entry : statement.getNtry()) {
      for (EntryTransaction10 details : entry.getNtryDtls().getFirst().getTxDtls()) {
        String sign = details.getCdtDbtInd() == CreditDebitCode.DBIT ? "-" : "";
        stated.add(details.getRefs().getEndToEndId() + " " + sign
            + details.getAmt().getValue().toPlainString());
      }
    }
    return stated;
  }

  private AccountStatement9 statement(LocalDate day) throws Exception {
    return MxCamt05300108.parse(file(day)).getBkToCstmrStmt().getStmt().getFirst();
  }

  private String file(LocalDate day) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(bank.url() + "/statements/" + day)))
        .body();
  }

  private int status(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(bank.url() + path))).statusCode();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private void charge(String reference, long amountMinor) throws IOException {
    post(
        "/charges",
        Map.of(
            "reference",
            reference,
            "amountMinor",
            amountMinor,
            "currency",
            "CNY",
            "fundingToken",
            "tok_ok"));
  }

  private void refund(String reference, String charge, long amountMinor) throws IOException {
    post(
        "/refunds",
        Map.of(
            "reference", reference,
            "chargeReference", charge,
            "amountMinor", amountMinor,
            "currency", "CNY"));
  }

  private void fault(String kind, Map<String, Object> about) throws IOException {
    post("/faults/" + kind, about);
  }

  private void post(String path, Map<String, Object> body) throws IOException {
    assertThat(http.post(bank.url() + path, body, Map.of()).status()).isEqualTo(200);
  }

  private void nextDay() {
    ahead = ahead.plusDays(1);
    restart();
  }

  private void restart() {
    bank.close();
    bank = BankSimulator.start(0, folder.resolve("journal.csv"), ahead);
  }
}
