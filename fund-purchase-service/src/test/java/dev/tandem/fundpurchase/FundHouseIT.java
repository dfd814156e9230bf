package dev.tandem.fundpurchase;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;

import dev.tandem.contract.fundpurchase.FundPurchaseConfirmed;
import dev.tandem.contract.fundpurchase.FundSharesCorrected;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A fund house that is away, repeats itself, errs or corrects itself. */
class FundHouseIT extends RunningService {

  @Test
  void submitsOnceTheFundHouseIsBack() {
    HOUSE.available(false);
    String orderId = aPaidOrder("MMF-001");
    awaitStatus(orderId, "PAID");
    assertThat(HOUSE.holds(orderId)).isFalse();

    HOUSE.available(true);

    awaitStatus(orderId, "SUBMITTED");
  }

  @Test
  void submitsOneOrderWhenTheFundHouseTakesItWithoutAnAnswer() {
    HOUSE.silent(true);
    String orderId = aPaidOrder("MMF-001");
    await().atMost(PATIENCE).until(() -> HOUSE.holds(orderId));
    assertThat(api.order(orderId).text("status")).isEqualTo("PAID");

    HOUSE.silent(false);

    awaitStatus(orderId, "SUBMITTED");
    assertThat(ledger(orderId)).singleElement().satisfies(order -> {
      assertThat(order.path("amountMinor").asLong()).isEqualTo(100_000);
      assertThat(order.path("businessDate").asString())
          .isEqualTo(api.order(orderId).text("businessDate"));
    });
  }

  @Test
  void ignoresAConfirmationThatComesAgain() {
    String orderId = aSubmittedOrder("BAL-002");
    HOUSE.repeatConfirmation(orderId);
    moveToConfirmationOf(orderId);
    var confirmed = awaitStatus(orderId, "CONFIRMED");

    await().atMost(PATIENCE).until(() -> confirmationsOf(orderId) == 2);

    assertThat(heard.all(FundPurchaseConfirmed.class, orderId)).hasSizeLessThan(2);
    assertThat(api.order(orderId).states()).isEqualTo(confirmed.states());
    assertThat(shares(confirmed.text("walletId")))
        .isEqualByComparingTo(confirmed.json().get("shares").decimalValue());
  }

  @Test
  void keepsAConfirmationOfAnUnknownOrderAsABreak() {
    String reference = "ord_nobody-" + System.nanoTime();
    HOUSE.confirmUnknown(reference);
    clock.moveTo(HOUSE.now());

    var found = await().atMost(PATIENCE).until(() -> breaks(reference), it -> !it.isEmpty());

    assertThat(found).singleElement().satisfies(it -> {
      assertThat(it.path("kind").asString()).isEqualTo("UNKNOWN_ORDER");
      assertThat(it.path("evidence").path("shares").decimalValue()).isEqualByComparingTo("100");
    });
  }

  @Test
  void correctsSharesByTheDayTheyWereConfirmed() {
    String orderId = aSubmittedOrder("EQT-003");
    moveToConfirmationOf(orderId);
    var confirmed = awaitStatus(orderId, "CONFIRMED");
    String walletId = confirmed.text("walletId");
    BigDecimal before = confirmed.json().get("shares").decimalValue();
    String nav =
        confirmed.json().get("nav").decimalValue().add(new BigDecimal("0.1")).toPlainString();

    HOUSE.correctNav("EQT-003", LocalDate.parse(confirmed.text("businessDate")), nav);
    clock.moveTo(HOUSE.now());

    await().atMost(PATIENCE).until(() -> shares(walletId).compareTo(before) < 0);
    var corrected = api.order(orderId);
    assertThat(corrected.text("status")).isEqualTo("CONFIRMED");
    assertThat(corrected.json().get("nav").decimalValue()).isEqualByComparingTo(nav);
    assertThat(shares(walletId))
        .isEqualByComparingTo(corrected.json().get("shares").decimalValue());
    var event = heard.await(FundSharesCorrected.class, orderId);
    assertThat(event.sequence()).isEqualTo(6);
    assertThat(event.formerShares()).isEqualByComparingTo(before);
    assertThat(event.shares()).isEqualByComparingTo(shares(walletId));
    var correction = api.get("/v1/holdings?walletId=" + walletId)
        .data()
        .getFirst()
        .path("corrections")
        .path(0);
    assertThat(correction.path("orderId").asString()).isEqualTo(orderId);
    assertThat(correction.path("reason").asString()).isEqualTo("nav-corrected");
    assertThat(correction.path("shares").decimalValue())
        .isEqualByComparingTo(shares(walletId).subtract(before));
    LocalDate confirmDate = LocalDate.parse(confirmed.text("confirmDate"));
    assertThat(sharesOn(walletId, confirmDate)).isEqualByComparingTo(shares(walletId));
    assertThat(sharesOn(walletId, confirmDate.minusDays(1))).isZero();
  }

  @Test
  void fetchesTheNavsOfTheDay() {
    String orderId = aSubmittedOrder("BAL-002");
    moveToConfirmationOf(orderId);
    var confirmed = awaitStatus(orderId, "CONFIRMED");

    var fund = api.get("/v1/funds/BAL-002");

    assertThat(fund.text("navDate")).isGreaterThanOrEqualTo(confirmed.text("businessDate"));
  }

  private BigDecimal shares(String walletId) {
    return sum("/v1/holdings?walletId=" + walletId);
  }

  private BigDecimal sharesOn(String walletId, LocalDate day) {
    return sum("/v1/holdings?walletId=" + walletId + "&asOf=" + day);
  }

  private BigDecimal sum(String path) {
    return api.get(path).data().stream()
        .map(holding -> holding.path("shares").decimalValue())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private long confirmationsOf(String orderId) {
    return jdbc.sql("SELECT count(*) FROM confirmation WHERE order_id = ?::uuid")
        .param(orderId.substring(4))
        .query(Long.class)
        .single();
  }

  private static List<JsonNode> ledger(String reference) {
    int port = URI.create(HOUSE.url()).getPort();
    return new OrdersApi(port)
        .get("/ledger")
        .json()
        .valueStream()
        .filter(order -> order.path("reference").asString().equals(reference))
        .toList();
  }
}
