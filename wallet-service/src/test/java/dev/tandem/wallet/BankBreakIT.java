package dev.tandem.wallet;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import dev.tandem.contract.Money;
import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.wallet.bank.Contradiction;
import dev.tandem.wallet.breaks.BreakSubject;
import dev.tandem.wallet.breaks.JdbcBankBreaks;
import dev.tandem.wallet.breaks.Statement;
import dev.tandem.web.test.Reply;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import static dev.tandem.wallet.FundOrders.discount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** The bank has something else in its book under a reference of ours. */
class BankBreakIT extends RunningService {

  @Autowired
  private MeterRegistry meters;

  @Autowired
  private JdbcBankBreaks breaks;

  @Autowired
  private TransactionTemplate transactions;

  @Test
  void creditsNothingByItselfWhereTheBankHasAnotherAmount() {
    var wallet = aWallet();
    var recharge = aContestedRecharge(wallet, 200_000_000, 100, "CNY");

    staysUnknown(recharge);

    assertThat(availableMinor(wallet)).isZero();
    var found = breakOf(recharge);
    assertThat(found.path("kind").asString()).isEqualTo("OTHER_AMOUNT");
    assertThat(found.path("status").asString()).isEqualTo("OPEN");
    assertThat(found.path("asked").path("amountMinor").asLong()).isEqualTo(200_000_000);
    assertThat(found.path("bank").path("amountMinor").asLong()).isEqualTo(100);
    assertThat(found.path("evidence").asString()).contains(recharge, "amountMinor=100");
    assertThat(found.path("timesSeen").asInt()).isPositive();
    assertThat(meters.get("tandem.wallet.bank.breaks").gauge().value()).isPositive();
    assertThat(meters.get("tandem.wallet.bank.breaks.oldest").gauge().value()).isPositive();
  }

  @Test
  void creditsTheSmallerFigureOnceAPersonSaysSo() {
    var wallet = aWallet();
    var recharge = aContestedRecharge(wallet, 5000, 100, "CNY");

    var settled = settle(recharge, "credit-smaller");

    assertThat(settled.status()).isEqualTo(200);
    assertThat(settled.text("status")).isEqualTo("SETTLED");
    assertThat(settled.json().path("proposal").path("proposedBy").asString()).isEqualTo("ada");
    assertThat(settled.json().path("proposal").path("note").asString()).isEqualTo("called them");
    assertThat(settled.json().path("settled").path("approvedBy").asString()).isEqualTo("ben");
    var completed = awaitStatus(recharge, "COMPLETED");
    assertThat(completed.number("amountMinor")).isEqualTo(5000);
    assertThat(completed.number("creditedMinor")).isEqualTo(100);
    assertThat(availableMinor(wallet)).isEqualTo(100);
    await().atMost(PATIENCE).until(() -> !outcomes.completedOf(recharge).isEmpty());
    assertThat(outcomes.completedOf(recharge))
        .singleElement()
        .satisfies(event -> assertThat(event.amount()).isEqualTo(Money.of(100, "CNY")));
    assertProblem(settle(recharge, "fail"), 409, "break-not-open");
    assertProblem(act(recharge, "take", "ada"), 409, "break-not-open");
    assertThat(availableMinor(wallet)).isEqualTo(100);
  }

  @Test
  void neverCreditsMoreThanWasAskedFor() {
    var wallet = aWallet();
    var recharge = aContestedRecharge(wallet, 5000, 9000, "CNY");

    assertProblem(settle(recharge, "accept-bank"), 422, "settlement-not-possible");
    assertThat(availableMinor(wallet)).isZero();
    assertThat(settle(recharge, "credit-smaller").status()).isEqualTo(200);

    assertThat(availableMinor(wallet)).isEqualTo(5000);
    assertThat(awaitStatus(recharge, "COMPLETED").number("creditedMinor")).isEqualTo(5000);
  }

  @ParameterizedTest
  @CsvSource({"credit-smaller, 422", "accept-bank, 422", "fail, 200"})
  void creditsNothingOfMoneyInAnotherCurrency(String action, int status) {
    var wallet = aWallet();
    var recharge = aContestedRecharge(wallet, 5000, 5000, "JPY");

    assertThat(settle(recharge, action).status()).isEqualTo(status);

    assertThat(availableMinor(wallet)).isZero();
    if (status == 200) {
      assertThat(awaitStatus(recharge, "FAILED").text("statusReason"))
          .isEqualTo("bank-contradicts");
      await().atMost(PATIENCE).until(() -> !outcomes.failedOf(recharge).isEmpty());
      assertThat(outcomes.failedOf(recharge))
          .singleElement()
          .extracting(RechargeFailed::reason)
          .isEqualTo("bank-contradicts");
    }
  }

  @Test
  void takesTwoPeopleToSettleABreak() {
    var wallet = aWallet();
    var recharge = aContestedRecharge(wallet, 5000, 100, "CNY");
    assertProblem(act(recharge, "approve", "ben"), 409, "break-not-open");

    assertThat(propose(recharge, "credit-smaller", "ada").text("status")).isEqualTo("PROPOSED");

    assertThat(breakOf(recharge).path("owner").asString()).isEqualTo("ada");
    assertProblem(propose(recharge, "fail", "ada"), 409, "break-not-open");
    assertProblem(act(recharge, "approve", "ada"), 409, "self-approval");
    assertThat(availableMinor(wallet)).isZero();
    assertThat(act(recharge, "turn-down", "ben").text("status")).isEqualTo("OPEN");
    propose(recharge, "credit-smaller", "ada");
    assertProblem(act(recharge, "withdraw", "ben"), 422, "settlement-not-possible");
    assertThat(act(recharge, "withdraw", "ada").text("status")).isEqualTo("OPEN");
    propose(recharge, "fail", "ada");
    var settled = act(recharge, "approve", "ben");
    assertThat(settled.json().path("acts").findValuesAsString("act"))
        .containsExactly(
            "PROPOSED_CREDIT_SMALLER",
            "TURNED_DOWN",
            "PROPOSED_CREDIT_SMALLER",
            "WITHDRAWN",
            "PROPOSED_FAIL",
            "APPROVED");
    assertThat(settled.json().path("acts").findValuesAsString("actor"))
        .containsExactly("ada", "ben", "ada", "ada", "ada", "ben");
    assertThat(awaitStatus(recharge, "FAILED").text("statusReason")).isEqualTo("bank-contradicts");
    assertThat(availableMinor(wallet)).isZero();
  }

  @Test
  void asksForTheRoleOfEachStep() {
    var recharge = aContestedRecharge(aWallet(), 5000, 100, "CNY");
    var path = "/actuator/bankbreaks/" + idOf(recharge);

    assertProblem(operator().as("ben", "approver").post(path, proposal("fail")), 403, "forbidden");
    operator().as("ada", "operator").post(path, proposal("fail"));
    assertProblem(
        operator().as("cem", "operator").post(path, "{\"action\": \"approve\"}"), 403, "forbidden");
    assertThat(operator()
            .as("ben", "approver")
            .post(path, "{\"action\": \"approve\"}")
            .status())
        .isEqualTo(200);
  }

  @Test
  void dropsAProposalOnceTheBankSaysSomethingElse() {
    var wallet = aWallet();
    var recharge = aContestedRecharge(wallet, 5000, 3000, "CNY");
    propose(recharge, "accept-bank", "ada");
    await()
        .during(Duration.ofSeconds(2))
        .atMost(PATIENCE)
        .until(() -> breakOf(recharge).path("status").asString().equals("PROPOSED"));

    bankNowSays(recharge, 2000);

    assertThat(breakOf(recharge).path("status").asString()).isEqualTo("OPEN");
    assertProblem(act(recharge, "approve", "ben"), 409, "break-not-open");
    assertThat(availableMinor(wallet)).isZero();
    assertThat(settle(recharge, "credit-smaller").status()).isEqualTo(200);
    assertThat(availableMinor(wallet)).isEqualTo(2000);
  }

  @Test
  void givesABreakAnOwnerAndRefusesWhatItDoesNotKnow() {
    var recharge = aContestedRecharge(aWallet(), 5000, 100, "CNY");

    assertThat(act(recharge, "take", "ada").json().path("owner").asString()).isEqualTo("ada");

    assertThat(breakOf(recharge).path("owner").asString()).isEqualTo("ada");
    assertThat(act(recharge, "forget", "ada").status()).isEqualTo(400);
    assertThat(propose(recharge, "forget", "ada").status()).isEqualTo(400);
    assertProblem(propose(recharge, "bank-corrected", "ada"), 422, "settlement-not-possible");
    assertProblem(
        operator().post("/actuator/bankbreaks/brk_" + UUID.randomUUID(), proposal("fail")),
        404,
        "break-not-found");
    assertProblem(operator().get("/actuator/bankbreaks/brk_x"), 404, "break-not-found");
    assertThat(act(recharge, "propose", "ada").status()).isEqualTo(400);
  }

  @Test
  void paysNoOrderWhereTheBankHasAnotherAmountAndTellsItOnceAPersonHasDecided() {
    var order = discount(aWallet(), "tok_ok");
    bankHas(order.id(), 100, "CNY");
    fundOrders.asksForPayment(order);
    awaitBreakOf(order.id());
    assertThat(books().statesOf(order)).isEqualTo("RECEIVED CHARGING UNKNOWN");
    assertThat(books().sumsOf(order)).isEmpty();

    assertThat(settle(order.id(), "credit-smaller").status()).isEqualTo(200);

    assertThat(payments.awaitFailed(order).reason()).isEqualTo("bank-contradicts");
    assertThat(payments.awaitFailed(order).credited()).isEqualTo(Money.of(100, "CNY"));
    assertThat(payments.completedOf(order)).isEmpty();
    assertThat(books().sumsOf(order))
        .isEqualTo(Map.of("BANK_CLEARING", -100L, "WALLET_AVAILABLE", 100L));
  }

  @Test
  void answersAReversalOnceAPersonHasDecided() {
    var order = discount(aWallet(), "tok_ok");
    bankHas(order.id(), order.amountMinor(), "JPY");
    fundOrders.asksForPayment(order);
    awaitBreakOf(order.id());
    awaitHandled(fundOrders.asksForReversal(order));
    assertThat(books().statesOf(order)).endsWith("UNKNOWN REVERSING");

    assertThat(settle(order.id(), "fail").status()).isEqualTo(200);

    assertThat(payments.awaitReversed(order).returned()).isEqualTo(Money.of(0, "CNY"));
    assertThat(books().sumsOf(order)).isEmpty();
  }

  @Test
  void paysTheOrderIfAPersonHasTheWholeAmountCredited() {
    var order = discount(aWallet(), "tok_ok");
    bankHas(order.id(), order.amountMinor() + 1, "CNY");
    fundOrders.asksForPayment(order);
    awaitBreakOf(order.id());

    assertThat(settle(order.id(), "credit-smaller").status()).isEqualTo(200);

    assertThat(payments.awaitCompleted(order).amount())
        .isEqualTo(Money.of(order.amountMinor(), "CNY"));
  }

  @Test
  void letsNoStatementPassABreakBy() {
    var wallet = aWallet();
    var recharge = aContestedRecharge(wallet, 5000, 100, "CNY");

    assertThatExceptionOfType(DataIntegrityViolationException.class)
        .isThrownBy(() -> jdbc.sql("""
                UPDATE recharge
                SET status = 'COMPLETED', funding_token = NULL, due_at = NULL, ended_at = now()
                WHERE id = ?::uuid
                """).param(recharge.substring(4)).update())
        .withMessageContaining("recharge_contested");
  }

  private String aContestedRecharge(
      String wallet, long askedMinor, long bankMinor, String bankCurrency) {
    var recharge = api.recharge(wallet, askedMinor, "tok_ok").text("id");
    bankHas(recharge, bankMinor, bankCurrency);
    risk.approves(recharge);
    awaitBreakOf(recharge);
    return recharge;
  }

  /** The simulator's book does not change, so what a bank can say later is told here. */
  private void bankNowSays(String recharge, long amountMinor) {
    var statement = new Statement(
        Money.of(5000, "CNY"),
        Contradiction.Kind.OTHER_AMOUNT,
        Money.of(amountMinor, "CNY"),
        "amountMinor=" + amountMinor);
    var about = Map.of(UUID.fromString(recharge.substring(4)), statement);
    transactions.executeWithoutResult(
        status -> breaks.hear(BreakSubject.RECHARGE, about, Instant.now()));
  }

  private void staysUnknown(String recharge) {
    await()
        .during(Duration.ofSeconds(2))
        .atMost(PATIENCE)
        .until(() -> api.get("/v1/recharges/" + recharge).text("status").equals("UNKNOWN"));
  }

  private void awaitBreakOf(String subject) {
    await().atMost(PATIENCE).until(() -> breakOf(subject).isObject());
  }

  private JsonNode breakOf(String subject) {
    var open = operator().get("/actuator/bankbreaks").json().path("oldest");
    return StreamSupport.stream(open.spliterator(), false)
        .filter(found -> found.path("subject").asString().equals(subject))
        .findFirst()
        .orElseGet(() -> open.path(-1));
  }

  private String idOf(String subject) {
    return jdbc.sql("SELECT 'brk_' || id FROM bank_break WHERE subject_id = ?::uuid")
        .param(subject.substring(4))
        .query(String.class)
        .single();
  }

  private Reply settle(String subject, String settlement) {
    var proposed = propose(subject, settlement, "ada");
    return proposed.status() == 200 ? act(subject, "approve", "ben") : proposed;
  }

  private Reply propose(String subject, String settlement, String by) {
    return post(subject, proposal(settlement), by);
  }

  private Reply act(String subject, String action, String by) {
    return post(subject, "{\"action\": \"%s\"}".formatted(action), by);
  }

  private Reply post(String subject, String body, String by) {
    return operator()
        .as(by, "operator", "approver")
        .post("/actuator/bankbreaks/" + idOf(subject), body);
  }

  private static String proposal(String settlement) {
    return """
        {"action": "propose", "settlement": "%s", "note": "called them"}\
        """.formatted(settlement);
  }

  private FundBooks books() {
    return new FundBooks(jdbc);
  }

  private static void bankHas(String reference, long amountMinor, String currency) {
    var bank = new WalletApi(URI.create(BANK.url()).getPort());
    var charged = bank.post("/charges", """
        {"reference": "%s", "amountMinor": %d, "currency": "%s", "fundingToken": "tok_ok"}\
        """.formatted(reference, amountMinor, currency));
    assertThat(charged.status()).isEqualTo(200);
  }

  private static void assertProblem(Reply reply, int status, String code) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.text("type")).isEqualTo("/problems/" + code);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
  }
}
