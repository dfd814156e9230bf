package dev.tandem.fundpurchase;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A closure told late, a file that changes and a NAV that is corrected, all about one day. */
class HouseFaultsTogetherIT extends RunningService {

  private @Nullable LocalDate closed;

  // Other tests share the calendar.
  @AfterEach
  void opensTheMarketAgain() {
    if (closed != null) {
      change("""
          {"opened": "%s", "reason": "A test is over"}\
          """.formatted(closed));
    }
  }

  @Test
  void confirmsByTheCorrectedNavOfTheDayOnWhichOrdersOfAClosedDayAreTraded() {
    LocalDate wednesday = aWednesdayToCome();
    LocalDate thursday = wednesday.plusDays(1);
    LocalDate friday = wednesday.plusDays(2);
    String accepted = anOrderOf(wednesday, "EQT-003");
    HOUSE.closeMarket(wednesday);
    String notTaken = anOrderPaidOn(wednesday);
    await().atMost(PATIENCE).until(() -> !breaks(notTaken).isEmpty());

    closed = wednesday;
    change("""
        {"closed": "%s", "reason": "Typhoon"}\
        """.formatted(wednesday));

    awaitStatus(notTaken, "SUBMITTED");
    for (String orderId : List.of(accepted, notTaken)) {
      assertThat(api.order(orderId).text("expectedConfirmDate")).isEqualTo(friday.toString());
    }
    SEEN.change(
        "/confirmations/" + friday, _ -> new TamperedHouse.Said(200, """
            {"date": "%s", "lines": []}\
            """.formatted(friday)));
    moveToConfirmationOf(accepted);
    HOUSE.correctNav("EQT-003", thursday, "2.6789");
    await().atMost(PATIENCE).until(() -> wasRead(friday));

    SEEN.behave();

    for (String orderId : List.of(accepted, notTaken)) {
      awaitStatus(orderId, "CONFIRMED");
      await().atMost(PATIENCE).untilAsserted(() -> {
        assertThat(nav(orderId)).isEqualByComparingTo("2.6789");
        assertThat(breaks(orderId)).isEmpty();
      });
    }
  }

  private String anOrderPaidOn(LocalDate day) {
    FundPaymentRequested request = anOrderToPay("EQT-003");
    others.say(Others.paid(request, noon(day)));
    awaitStatus(request.orderId(), "PAID");
    return request.orderId();
  }

  private BigDecimal nav(String orderId) {
    return api.order(orderId).json().path("nav").decimalValue();
  }

  private boolean wasRead(LocalDate day) {
    return jdbc.sql("""
        SELECT count(*) FROM house_file
        WHERE kind = 'CONFIRMATIONS' AND day = ? AND hash IS NOT NULL
        """).param(day).query(Long.class).single() == 1;
  }

  private void change(String body) {
    assertThat(operators.post("/actuator/tradingcalendar", body).status()).isEqualTo(200);
  }
}
