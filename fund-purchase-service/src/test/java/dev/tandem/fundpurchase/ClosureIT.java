package dev.tandem.fundpurchase;

import java.time.DayOfWeek;
import java.time.LocalDate;

import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.web.test.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Closures that are told late, and a fund house that takes an order otherwise than it was sent. */
class ClosureIT extends RunningService {

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
  void datesAnOrderAnewThatTheHouseHasNotAcceptedAndSubmitsItAgain() {
    LocalDate day = aWednesdayToCome();
    SEEN.answer("/orders", new TamperedHouse.Said(400, """
        {"code": "malformed", "detail": "businessDate must be a trading day"}\
        """));
    String orderId = anOrderPaidOn(day);
    assertThat(awaitBreak(orderId).path("kind").asString()).isEqualTo("NOT_TAKEN");
    HOUSE.available(false);
    SEEN.behave();

    closed = day;
    var calendar = change("""
        {"closed": "%s", "reason": "Typhoon"}\
        """.formatted(day));

    assertThat(calendar.status()).as(calendar.raw().body()).isEqualTo(200);
    // At once, not only when the house accepts it.
    var waiting = api.order(orderId);
    assertThat(waiting.text("status")).isEqualTo("PAID");
    assertThat(waiting.text("businessDate")).isEqualTo(day.plusDays(1).toString());
    assertThat(waiting.text("expectedConfirmDate")).isEqualTo(day.plusDays(2).toString());
    HOUSE.available(true);
    awaitStatus(orderId, "SUBMITTED");
    assertThat(api.order(orderId).text("businessDate"))
        .isEqualTo(day.plusDays(1).toString());
    assertThat(api.order(orderId).text("expectedConfirmDate"))
        .isEqualTo(day.plusDays(2).toString());
    assertThat(breaks(orderId)).isEmpty();
    assertThat(change("""
        {"opened": "%s", "reason": "No typhoon"}\
        """.formatted(day)).number("version"))
        .isEqualTo(calendar.number("version") + 1);
    assertThat(api.order(orderId).text("businessDate"))
        .isEqualTo(day.plusDays(1).toString());
  }

  @Test
  void keepsTheDayForWhichTheHouseAlreadyHasTheOrder() {
    LocalDate day = aWednesdayToCome().plusWeeks(1);
    HOUSE.silent(true);
    String orderId = anOrderPaidOn(day);
    await().atMost(PATIENCE).until(() -> HOUSE.holds(orderId));
    closed = day;
    change("""
        {"closed": "%s", "reason": "Typhoon"}\
        """.formatted(day));

    HOUSE.silent(false);

    awaitStatus(orderId, "SUBMITTED");
    assertThat(api.order(orderId).text("businessDate")).isEqualTo(day.toString());
    assertThat(breaks(orderId)).isEmpty();
  }

  @Test
  void believesNoAcceptanceOfAnotherAmount() {
    SEEN.change("/orders", said -> said.replacing("\"amountMinor\":100000", "\"amountMinor\":1"));
    LocalDate day = aWednesdayToCome();
    FundPaymentRequested request = anOrderToPay("EQT-003");
    String orderId = request.orderId();
    SEEN.change(
        "/orders/" + orderId,
        said -> said.replacing("\"amountMinor\":100000", "\"amountMinor\":1"));
    others.say(Others.paid(request, noon(day)));

    var found = awaitBreak(orderId);

    assertThat(found.path("kind").asString()).isEqualTo("OTHER_ORDER");
    assertThat(found.path("evidence").path("amountMinor").asLong()).isEqualTo(1);
    assertThat(api.order(orderId).text("status")).isEqualTo("PAID");
    SEEN.behave();
    settle(found.path("id").asString(), "SUBMIT_AGAIN");
    awaitStatus(orderId, "SUBMITTED");
  }

  @Test
  void returnsTheMoneyOfAPaidOrderThatTheHouseDoesNotTake() {
    SEEN.answer("/orders", new TamperedHouse.Said(400, "no"));
    String orderId = anOrderPaidOn(aWednesdayToCome());

    settle(awaitBreak(orderId).path("id").asString(), "RETURN_MONEY");

    walletReturnsAll(orderId);
    awaitStatus(orderId, "REVERSED");
  }

  @Test
  void warnsSixtyDaysBeforeTheKnownHolidaysEndUntilAnOperatorAddsMore() {
    long version = operators.get("/actuator/tradingcalendar").number("version");
    clock.moveTo(noon(LocalDate.parse("2026-12-20")));
    assertThat(warning()).isEqualTo("Holidays are known for 11 more days");
    assertThat(operators.metrics()).contains("tandem_calendar_days_left");

    var changed = change("""
        {"closed": "2027-02-09, 2027-02-10", "knownUntil": "2027-02-28", "reason": "New Year"}\
        """);

    assertThat(changed.number("version")).isEqualTo(version + 1);
    assertThat(changed.text("knownUntil")).isEqualTo("2027-02-28");
    assertThat(changed.raw().body()).contains("\"2027-02-09\"", "\"2027-02-10\"");
    clock.moveTo(noon(LocalDate.parse("2026-12-29")));
    assertThat(warning()).isEmpty();
    clock.moveTo(noon(LocalDate.parse("2026-12-30")));
    assertThat(warning()).isEqualTo("Holidays are known for 60 more days");
    change("""
        {"opened": "2027-02-09, 2027-02-10", "knownUntil": "2026-12-31", "reason": "A test is over"}\
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"closed\": \"2027-02-30\", \"reason\": \"x\"}",
        "{\"closed\": \"2027-02-06\", \"reason\": \"a Saturday\"}",
        "{\"closed\": \"+999999999-01-01\", \"reason\": \"x\"}",
        "{\"reason\": \"nothing\"}",
        "{\"closed\": \"2027-02-12\", \"reason\": \" \"}",
      })
  void answers400ToChangesThatMakeNoCalendar(String body) {
    assertThat(change(body).status()).isEqualTo(400);
  }

  @Test
  void refusesToCloseTheMarketForMoreThanAMonth() {
    var days = LocalDate.parse("2028-03-01")
        .datesUntil(LocalDate.parse("2028-04-12"))
        .filter(it -> it.getDayOfWeek() != DayOfWeek.SATURDAY)
        .filter(it -> it.getDayOfWeek() != DayOfWeek.SUNDAY)
        .map(LocalDate::toString)
        .toList();
    long version = operators.get("/actuator/tradingcalendar").number("version");

    assertThat(change("""
        {"closed": "%s", "reason": "x"}\
        """.formatted(String.join(",", days))).status()).isEqualTo(400);
    assertThat(operators.get("/actuator/tradingcalendar").number("version")).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ON_HOLD", "STEP_UP"})
  void paysNothingForAFundThatWasSuspendedWhileItsOrderWaited(String waiting) {
    String fund = "TST-" + waiting.charAt(0);
    jdbc.sql("""
            INSERT INTO fund (code, name, currency, risk_level, fee_rate, min_amount_minor, status)
            VALUES (?, 'A test''s fund', 'CNY', 1, 0, 100, 'OPEN')
            """).param(fund).update();
    String orderId = anOrder(fund);
    if (waiting.equals("ON_HOLD")) {
      others.riskHolds(orderId);
    } else {
      others.riskRequiresStepUp(orderId, Others.AMOUNT, fund);
    }
    awaitStatus(orderId, waiting);
    operators.post("/actuator/funds/" + fund, """
        {"action": "suspend", "reason": "a test"}\
        """);
    String wallet = aWallet();
    await()
        .atMost(PATIENCE)
        .until(() -> api.post("/v1/discount-purchases", OrdersApi.discountPurchase(wallet, fund))
            .text("code")
            .equals("fund-suspended"));

    if (waiting.equals("ON_HOLD")) {
      others.riskApproves(orderId);
    } else {
      api.stepUp(orderId, Others.CODE);
    }

    var rejected = awaitStatus(orderId, "REJECTED", "PAYING");
    assertThat(rejected.text("status")).isEqualTo("REJECTED");
    assertThat(rejected.text("statusReason")).isEqualTo("fund-suspended");
    assertThat(heard.all(FundPaymentRequested.class, orderId)).isEmpty();
  }

  private String warning() {
    return operators
        .get("/actuator/health")
        .json()
        .path("components")
        .path("calendar")
        .path("details")
        .path("warning")
        .asString("");
  }

  private String anOrderPaidOn(LocalDate day) {
    FundPaymentRequested request = anOrderToPay("EQT-003");
    others.say(Others.paid(request, noon(day)));
    awaitStatus(request.orderId(), "PAID", "SUBMITTED");
    return request.orderId();
  }

  private Reply change(String body) {
    return operators.post("/actuator/tradingcalendar", body);
  }

  private void settle(String breakId, String settlement) {
    var path = "/actuator/confirmationbreaks/" + breakId;
    operators.as("ada", "operator").post(path, """
        {"action": "propose", "note": "Asked the house", "settlement": "%s"}\
        """.formatted(settlement));
    assertThat(operators.as("ben", "approver").post(path, """
        {"action": "approve"}\
        """).text("status")).isEqualTo("SETTLED");
  }

  private JsonNode awaitBreak(String orderId) {
    return await()
        .atMost(PATIENCE)
        .until(() -> breaks(orderId), it -> !it.isEmpty())
        .getFirst();
  }
}
