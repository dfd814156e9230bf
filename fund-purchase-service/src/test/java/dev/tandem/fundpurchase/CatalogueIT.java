package dev.tandem.fundpurchase;

import java.time.Instant;
import java.time.ZoneOffset;

import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.Test;

import static dev.tandem.fundpurchase.OrdersApi.discountPurchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class CatalogueIT extends RunningService {

  private static final String FUND = "TST-001";

  @Test
  void refusesOrdersOfAFundOnceAnOperatorHasSuspendedItAndTakesThemAgain() {
    addFund();
    Instant before = clock.instant();
    placed(discountPurchase(aWallet(), FUND));

    assertThat(operate(FUND, "suspend").text("status")).isEqualTo("SUSPENDED");
    awaitAnswer("fund-suspended");

    assertThat(operate(FUND, "open").text("status")).isEqualTo("OPEN");
    awaitAnswer("");
    assertThat(jdbc.sql("""
            SELECT concat_ws(' ', status, at BETWEEN ? AND ?)
            FROM fund_status_change WHERE fund_code = ? ORDER BY position
            """)
            .param(before.atOffset(ZoneOffset.UTC))
            .param(clock.instant().atOffset(ZoneOffset.UTC))
            .param(FUND)
            .query(String.class)
            .list())
        .containsExactly("SUSPENDED t", "OPEN t");

    assertThat(past(FUND).text("status")).isEqualTo("OPEN");
    assertThat(past(FUND).json().path("history"))
        .extracting(it -> "%s %s %s: %s"
            .formatted(
                it.path("before").asString(),
                it.path("after").asString(),
                it.path("actor").asString(),
                it.path("reason").asString()))
        .containsExactly("SUSPENDED OPEN staff: a test", "OPEN SUSPENDED staff: a test");
  }

  @Test
  void keepsEveryChangeOfAFund() {
    assertThatThrownBy(() -> jdbc.sql("DELETE FROM fund_status_change").update())
        .hasMessageContaining("only ever added");
  }

  @Test
  void changesOnlyFundsThatAreThereAndOnlyByActionsItKnows() {
    assertThat(operate("NONE", "suspend").status()).isEqualTo(404);
    assertThat(operate("MMF-001", "delete").status()).isEqualTo(400);
    assertThat(past("NONE").code()).isEqualTo("fund-not-found");
  }

  // Well within the minute for which an instance would go by what it remembers.
  private void awaitAnswer(String code) {
    var wallet = aWallet();
    await()
        .atMost(java.time.Duration.ofSeconds(45))
        .until(() -> api.post("/v1/discount-purchases", discountPurchase(wallet, FUND))
            .text("code")
            .equals(code));
  }

  private Reply past(String fund) {
    return operators.get("/actuator/funds/" + fund);
  }

  private Reply operate(String fund, String action) {
    return operators.post("/actuator/funds/" + fund, """
        {"action": "%s", "reason": "a test"}\
        """.formatted(action));
  }

  private void addFund() {
    jdbc.sql("""
            INSERT INTO fund (code, name, currency, risk_level, fee_rate, min_amount_minor, status)
            VALUES (?, 'A test''s fund', 'CNY', 1, 0, 100, 'OPEN')
            """).param(FUND).update();
  }
}
