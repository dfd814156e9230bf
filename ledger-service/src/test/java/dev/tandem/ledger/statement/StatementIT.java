package dev.tandem.ledger.statement;

import java.time.Instant;

import dev.tandem.contract.Money;
import dev.tandem.ledger.Books;
import dev.tandem.ledger.RunningLedger;
import dev.tandem.ledger.journal.PostJournals;
import dev.tandem.web.test.Api;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.tandem.ledger.Books.recharge;
import static org.assertj.core.api.Assertions.assertThat;

@RunningLedger
class StatementIT {

  @Autowired
  PostJournals posting;

  @Autowired
  JdbcTurnover turnover;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @LocalServerPort
  int port;

  Api api;
  Books books;

  @BeforeEach
  void setUp() {
    api = new Api(port);
    books = new Books(posting, jdbc, transaction);
  }

  @Test
  void saysWhatStoodAtTheEndOfAnyDateAndTheSameOnceSummedUp() {
    books.post(
        recharge(Money.of(300, "USD"), Instant.parse("2026-11-23T04:00:00Z")),
        recharge(Money.of(20, "USD"), Instant.parse("2026-11-24T04:00:00Z")));

    for (int times = 0; times < 2; times++) {
      assertThat(usd("trial-balance", "2026-11-22").data()).isEmpty();
      assertThat(total("2026-11-23")).isEqualTo("[300, 300]");
      assertThat(total("2026-11-24")).isEqualTo("[320, 320]");
      assertThat(total("2030-01-01")).isEqualTo("[320, 320]");
      turnover.sumUpBeyond(0);
    }
  }

  @Test
  void writesForSpreadsheetsAndForPrint() {
    books.post(recharge(Money.of(1_250, "EUR"), Instant.parse("2026-11-23T04:00:00Z")));
    var path = "/v1/statements/balance-sheet?currency=EUR&businessDate=2026-11-23";

    var csv = api.get(path, "Accept", "text/csv");
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.body())
        .contains("balance-sheet,2026-11-23,EUR,false,Assets,BANK_CLEARING,1250,0,1250,1250\r\n");
    var page = api.get(path, "Accept", "text/html");
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body())
        .contains("<h1>Balance sheet</h1>", "<td>12.50</td>")
        .doesNotContain("The two sides differ");
  }

  @Test
  void knowsThreeStatements() {
    assertThat(api.get("/v1/statements/income").status()).isEqualTo(200);
    assertThat(api.get("/v1/statements/outcome").status()).isEqualTo(404);
    assertThat(api.get("/v1/statements/income?businessDate=today").status()).isEqualTo(400);
  }

  private String total(String date) {
    var total = usd("trial-balance", date).json().at("/data/0/sections/0/total");
    return "[" + total.path("debitMinor").asLong() + ", "
        + total.path("creditMinor").asLong() + "]";
  }

  private Reply usd(String statement, String date) {
    return api.get("/v1/statements/" + statement + "?currency=USD&businessDate=" + date);
  }
}
