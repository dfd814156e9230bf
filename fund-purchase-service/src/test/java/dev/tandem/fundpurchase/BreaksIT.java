package dev.tandem.fundpurchase;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import dev.tandem.contract.fundpurchase.FundSharesCorrected;
import dev.tandem.web.test.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Breaks as tasks: each has an owner and an age, and a way out that two people take. */
class BreaksIT extends RunningService {

  private static final JsonMapper JSON = new JsonMapper();

  @Autowired
  private TransactionTemplate transactions;

  @Test
  void returnsTheMoneyOnceAnotherPersonHasApproved() {
    String orderId = anOrderWithOtherShares();
    String breakId = breakOf(orderId, "OTHER_SHARES");
    assertThat(act(breakId, "take", "ada", "").text("owner")).isEqualTo("ada");
    assertThat(propose(breakId, "ada", "RETURN_MONEY", "").text("status")).isEqualTo("PROPOSED");

    Reply own = act(breakId, "approve", "ada", "");
    assertProblem(own, 409, "self-approval");
    assertThat(api.order(orderId).text("status")).isEqualTo("SUBMITTED");
    Reply settled = act(breakId, "approve", "ben", "");

    assertThat(settled.text("status")).isEqualTo("SETTLED");
    assertThat(settled.json().path("acts").findValuesAsString("actor"))
        .containsExactly("ada", "ada", "ben");
    walletReturnsAll(orderId);
    assertThat(awaitStatus(orderId, "REVERSED").text("statusReason")).isEqualTo("taken-back");
    assertThat(breaks(orderId)).isEmpty();
  }

  @Test
  void givesTheSharesOfTheHouseOnceTheyAreAccepted() {
    String orderId = anOrderWithOtherShares();
    String breakId = breakOf(orderId, "OTHER_SHARES");
    assertThat(operators
            .get("/actuator/confirmationbreaks")
            .json()
            .path("oldest")
            .valueStream()
            .map(it -> Instant.parse(it.path("foundAt").asString()))
            .toList())
        .isNotEmpty()
        .isSorted();
    assertProblem(act(breakId, "approve", "ben", ""), 409, "break-not-open");

    settle(breakId, "ACCEPT_HOUSE", "");

    assertThat(awaitStatus(orderId, "CONFIRMED").json().path("shares").decimalValue())
        .isEqualByComparingTo("1.00");
    assertThat(holding(orderId)).isEqualByComparingTo("1.00");
    assertThat(breaks(orderId)).isEmpty();
  }

  @Test
  void givesSharesByTheRightNav() {
    String orderId = anOrderWithOtherShares();

    settle(breakOf(orderId, "OTHER_SHARES"), "APPLY_NAV", ", \"nav\": \"2.0000\"");

    assertThat(awaitStatus(orderId, "CONFIRMED").json().path("shares").decimalValue())
        .isEqualByComparingTo("500.00");
    assertThat(holding(orderId)).isEqualByComparingTo("500.00");
  }

  @Test
  void correctsAndTakesBackSharesOfAConfirmedOrder() {
    String orderId = anOrderOf(aWednesdayToCome(), "EQT-003");
    moveToConfirmationOf(orderId);
    awaitStatus(orderId, "CONFIRMED");

    settle(report(orderId), "CORRECT_SHARES", ", \"nav\": \"2.5\", \"shares\": \"390.00\"");

    var corrected = heard.await(FundSharesCorrected.class, orderId);
    assertThat(corrected.reason()).isEqualTo("shares-corrected");
    assertThat(holding(orderId)).isEqualByComparingTo("390.00");

    settle(report(orderId), "RETURN_MONEY", "");

    walletReturnsAll(orderId);
    awaitStatus(orderId, "REVERSED");
    assertThat(holding(orderId)).isZero();
    await()
        .atMost(PATIENCE)
        .until(() -> heard.all(FundSharesCorrected.class, orderId).stream()
            .anyMatch(it -> it.shares().signum() == 0));
  }

  @Test
  void closesTheBreakOfALineWhoseCorrectionWasAccepted() {
    String orderId = anOrderWithOtherShares("""
        "confirmationId": "cnf_corrects_%s", "corrects": "$1", "nav": 7.0000, "shares": 142.86\
        """.formatted(UUID.randomUUID()));
    await().atMost(PATIENCE).until(() -> breaks(orderId).size() == 2);
    String ofFormer = breakOf(orderId, "OTHER_SHARES");
    String ofCorrection = breaks(orderId).getLast().path("id").asString();

    settle(ofCorrection, "ACCEPT_HOUSE", "");

    assertProblem(act(ofFormer, "approve", "ben", ""), 409, "break-not-open");
    assertThat(breaks(orderId)).isEmpty();
    assertThat(holding(orderId)).isEqualByComparingTo("142.86");
  }

  @Test
  void entersNothingForACorrectionThatChangesNothing() {
    String orderId = anOrderOf(aWednesdayToCome(), "EQT-003");
    moveToConfirmationOf(orderId);
    awaitStatus(orderId, "CONFIRMED");
    String figures = ", \"nav\": \"2.5\", \"shares\": \"390.00\"";
    settle(report(orderId), "CORRECT_SHARES", figures);

    settle(report(orderId), "CORRECT_SHARES", figures);

    String walletId = api.order(orderId).text("walletId");
    assertThat(api.get("/v1/holdings?walletId=" + walletId).data().getFirst().path("corrections"))
        .hasSize(1);
    assertThat(holding(orderId)).isEqualByComparingTo("390.00");
  }

  @Test
  void waitsForAPersonWhenANavMovesTooFar() {
    LocalDate day = aWednesdayToCome();
    String orderId = anOrderOf(day, "MMF-001");
    SEEN.change("/navs/" + day, said -> said.replacing("\"nav\":1.0000}", "\"nav\":1.3000}"));
    moveToConfirmationOf(orderId);
    String breakId = breakOf("MMF-001", "IMPLAUSIBLE_NAV");
    assertThat(api.order(orderId).text("status")).isEqualTo("SUBMITTED");

    settle(breakId, "APPLY_NAV", ", \"nav\": \"1.0000\"");

    assertThat(awaitStatus(orderId, "CONFIRMED").json().path("shares").decimalValue())
        .isEqualByComparingTo("1000.00");
  }

  @Test
  void neverConfirmsNoSharesForPaidMoneyByItself() {
    LocalDate day = aWednesdayToCome();
    String orderId = anOrderOf(day, "MMF-001");
    jdbc.sql("""
            INSERT INTO fund_nav (fund_code, nav_date, version, nav, recorded_at)
            VALUES ('MMF-001', ?, 1, 1000000, now())
            """).param(day).update();
    SEEN.change(
        "/confirmations/" + day.plusDays(1),
        said -> said.replacing("\"nav\":1.0000", "\"nav\":1000000.0000")
            .replacing("\"shares\":1000.00", "\"shares\":0.00"));

    moveToConfirmationOf(orderId);

    String breakId = breakOf(orderId, "NO_SHARES");
    assertThat(api.order(orderId).text("status")).isEqualTo("SUBMITTED");
    settle(breakId, "RETURN_MONEY", "");
    awaitStatus(orderId, "REVERSING");
  }

  @Test
  void keepsTheProposalWhenItCannotBeCarriedOut() {
    String orderId = anOrderWithOtherShares();
    String breakId = breakOf(orderId, "OTHER_SHARES");
    propose(breakId, "ada", "SUBMIT_AGAIN", "");

    Reply refused = act(breakId, "approve", "ben", "");

    assertProblem(refused, 422, "settlement-not-possible");
    assertThat(act(breakId, "turn-down", "ben", "").text("status")).isEqualTo("OPEN");
    propose(breakId, "ada", "SUBMIT_AGAIN", "");
    assertThat(act(breakId, "withdraw", "ada", "").text("status")).isEqualTo("OPEN");
    settle(breakId, "DISMISS", "");
    assertThat(breaks(orderId)).isEmpty();
    assertThat(api.order(orderId).text("status")).isEqualTo("SUBMITTED");
  }

  @Test
  void waitsForTheOrderBeforeItsBreak() {
    String orderId = anOrderWithOtherShares();
    String breakId = breakOf(orderId, "OTHER_SHARES");
    propose(breakId, "ada", "RETURN_MONEY", "");

    // As a line of the fund house is applied: the order first, then the break.
    CompletableFuture<Reply> approval = transactions.execute(_ -> {
      jdbc.sql("SELECT id FROM fund_order WHERE 'ord_' || id = ? FOR UPDATE")
          .param(orderId)
          .query(UUID.class)
          .single();
      var approving = CompletableFuture.supplyAsync(() -> act(breakId, "approve", "ben", ""));
      await().atMost(PATIENCE).until(this::somebodyWaitsForALock);
      jdbc.sql("UPDATE confirmation_break SET tried_at = now() WHERE 'brk_' || id = ?")
          .param(breakId)
          .update();
      return approving;
    });

    assertThat(approval.join().text("status")).isEqualTo("SETTLED");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"action": "burn"}
      {"action": "take", "note": " "}
      {"action": "take", "note": "a\\u0000da"}
      {"action": "propose", "note": "x"}
      {"action": "propose", "note": "x", "settlement": "BURN"}
      {"action": "propose", "note": "x", "settlement": "APPLY_NAV", "nav": "-1"}
      {"action": "propose", "note": "x", "settlement": "APPLY_NAV", "nav": "1e99"}
      {"action": "propose", "note": "x", "settlement": "APPLY_NAV", "nav": "x"}
      """)
  void answers400ToWhatItCannotUse(String body) {
    String path = "/actuator/confirmationbreaks/brk_0193e1a0-0000-7000-8000-000000000001";

    assertThat(operators.post(path, body).status()).isEqualTo(400);
    assertThat(operators.get("/actuator/confirmationbreaks?status=BURNT").status())
        .isEqualTo(400);
    assertProblem(operators.post(path, "{\"action\": \"take\"}"), 404, "break-not-found");
    assertProblem(operators.get("/actuator/confirmationbreaks/brk_x"), 404, "break-not-found");
    assertProblem(
        operators.post("/actuator/funds/NONE", "{\"action\": \"open\", \"reason\": \"x\"}"),
        404,
        "fund-not-found");
  }

  @Test
  void tellsHowOldTheOldestBreakIs() {
    String breakId = breakOf(anOrderWithOtherShares(), "OTHER_SHARES");
    clock.advance(java.time.Duration.ofHours(30));

    assertThat(gauge("tandem_fund_purchase_confirmation_breaks_oldest_seconds"))
        .isGreaterThan(30 * 3600 - 1);
    assertThat(gauge("tandem_fund_purchase_confirmation_breaks")).isPositive();
    settle(breakId, "DISMISS", "");
  }

  /** Its confirmation gives one share, whatever it paid. */
  private String anOrderWithOtherShares() {
    return anOrderWithOtherShares(null);
  }

  /** And a second line changes these fields of the first, whose id is {@code $1}. */
  private String anOrderWithOtherShares(@Nullable String correction) {
    LocalDate day = aWednesdayToCome();
    String orderId = anOrderOf(day, "EQT-003");
    SEEN.change(
        "/confirmations/" + day.plusDays(1),
        said -> corrected(
            new TamperedHouse.Said(
                200, said.body().replaceAll("\"shares\":[0-9.]+", "\"shares\":1.00")),
            correction));
    moveToConfirmationOf(orderId);
    return orderId;
  }

  private static TamperedHouse.Said corrected(
      TamperedHouse.Said said, @Nullable String correction) {
    if (correction == null) {
      return said;
    }
    JsonNode body = JSON.readTree(said.body());
    ArrayNode lines = (ArrayNode) body.get("lines");
    ObjectNode second = (ObjectNode) lines.get(0).deepCopy();
    String former = second.path("confirmationId").asString();
    second.setAll((ObjectNode) JSON.readTree("{" + correction.replace("$1", former) + "}"));
    lines.add(second);
    return new TamperedHouse.Said(200, body.toString());
  }

  private String report(String orderId) {
    return operators
        .as("ada", "operator")
        .post("/actuator/confirmationbreaks", """
            {"orderId": "%s", "note": "The register says so"}\
            """.formatted(orderId))
        .text("id");
  }

  private void settle(String breakId, String settlement, String figures) {
    Reply proposed = propose(breakId, "ada", settlement, figures);
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(200);
    Reply settled = act(breakId, "approve", "ben", "");
    assertThat(settled.status()).as(settled.raw().body()).isEqualTo(200);
    assertThat(settled.text("status")).isEqualTo("SETTLED");
  }

  private Reply propose(String breakId, String by, String settlement, String figures) {
    return act(
        breakId,
        "propose",
        by,
        ", \"note\": \"Asked the house\", \"settlement\": \"%s\"%s".formatted(settlement, figures));
  }

  private Reply act(String breakId, String action, String by, String more) {
    return operators
        .as(by, "operator", "approver")
        .post("/actuator/confirmationbreaks/" + breakId, """
            {"action": "%s"%s}\
            """.formatted(action, more));
  }

  private BigDecimal holding(String orderId) {
    String walletId = api.order(orderId).text("walletId");
    return api.get("/v1/holdings?walletId=" + walletId).data().stream()
        .map(it -> it.path("shares").decimalValue())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private String breakOf(String reference, String kind) {
    return await()
        .atMost(PATIENCE)
        .until(() -> breaks(reference), it -> !it.isEmpty() && kind.equals(kind(it.getFirst())))
        .getFirst()
        .path("id")
        .asString();
  }

  private static String kind(JsonNode found) {
    return found.path("kind").asString();
  }

  private boolean somebodyWaitsForALock() {
    return jdbc.sql("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        .query(Boolean.class)
        .single();
  }

  private double gauge(String name) {
    return operators
        .metrics()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static void assertProblem(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.raw().body()).isEqualTo(status);
    assertThat(reply.text("code")).isEqualTo(code);
    assertThat(reply.text("type")).isEqualTo("/problems/" + code);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
  }
}
