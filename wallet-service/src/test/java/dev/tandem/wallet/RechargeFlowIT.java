package dev.tandem.wallet;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import dev.tandem.contract.Money;
import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A recharge from its request to its end, by every decision of risk and every answer of the bank.
 */
class RechargeFlowIT extends RunningService {

  @Test
  void creditsTheWalletOnceRiskApprovedAndTheBankCharged() {
    var wallet = aWallet();
    var recharge = aRecharge(wallet, "tok_ok");
    assertThat(api.get("/v1/recharges/" + recharge).text("status")).isEqualTo("SCREENING");

    var approval = risk.approves(recharge);

    var completed = awaitStatus(recharge, "COMPLETED");
    assertThat(completed.text("completedAt")).isNotEmpty();
    assertThat(states(completed)).containsExactly("SCREENING", "CHARGING", "COMPLETED");
    assertThat(completed.json().path("timeline").path(1).path("causedBy").asString())
        .isEqualTo("evt_" + approval);
    assertThat(availableMinor(wallet)).isEqualTo(1250);
    assertThat(postings(wallet)).singleElement().satisfies(posting -> {
      assertThat(posting.path("reference").asString()).isEqualTo(recharge);
      assertThat(posting.path("balanceAfterMinor").asLong()).isEqualTo(1250);
    });
  }

  @Test
  void tellsTheWorldWhatWasAskedForAndHowItEnded() {
    var wallet = aWallet();
    var recharge = aRecharge(wallet, "tok_ok");
    risk.approves(recharge);

    await().atMost(PATIENCE).until(() -> !outcomes.completedOf(recharge).isEmpty());
    await().atMost(PATIENCE).until(() -> !outcomes.requestedOf(recharge).isEmpty());

    assertThat(outcomes.requestedOf(recharge)).singleElement().satisfies(event -> {
      assertThat(event.walletId()).isEqualTo(wallet);
      assertThat(event.amount()).isEqualTo(Money.of(1250, "CNY"));
      assertThat(event.context()).isNotNull();
      assertThat(event.sequence()).isEqualTo(1);
    });
    assertThat(outcomes.completedOf(recharge)).singleElement().satisfies(event -> {
      assertThat(event.amount()).isEqualTo(Money.of(1250, "CNY"));
      assertThat(event.sequence()).isEqualTo(2);
    });
  }

  @Test
  void creditsTheWalletOnceWhenTheApprovalIsDeliveredTwice() {
    var wallet = aWallet();
    var recharge = aRecharge(wallet, "tok_ok");
    var approval = risk.approves(recharge);
    risk.deliver("RiskApproved", recharge, "", approval);
    awaitStatus(recharge, "COMPLETED");

    risk.deliver("RiskApproved", recharge, "", approval);
    var again = risk.approves(recharge);
    awaitHandled(again);

    assertThat(availableMinor(wallet)).isEqualTo(1250);
    assertThat(postings(wallet)).hasSize(1);
    await().atMost(PATIENCE).until(() -> !outcomes.completedOf(recharge).isEmpty());
    assertThat(outcomes.completedOf(recharge)).hasSize(1);
  }

  @Test
  void failsWhenTheBankDeclines() {
    var wallet = aWallet();
    var recharge = aRecharge(wallet, "tok_declined");
    risk.approves(recharge);

    var failed = awaitStatus(recharge, "FAILED");

    assertThat(failed.text("statusReason")).isEqualTo("bank-declined");
    assertThat(failed.json().path("completedAt").isNull()).isTrue();
    assertThat(availableMinor(wallet)).isZero();
    awaitFailure(recharge, RechargeFailed.Outcome.FAILED, "bank-declined");
  }

  @Test
  void settlesByAQueryWhatTheBankChargedWithoutAnAnswer() {
    var wallet = aWallet();
    var recharge = aRecharge(wallet, "tok_timeout_then_ok");
    risk.approves(recharge);

    var completed = awaitStatus(recharge, "COMPLETED", "FAILED");

    assertThat(states(completed)).containsExactly("SCREENING", "CHARGING", "UNKNOWN", "COMPLETED");
    assertThat(availableMinor(wallet)).isEqualTo(1250);
  }

  @Test
  void completesWhatTheBankAnswersTooLate() {
    var wallet = aWallet();
    var recharge = aRecharge(wallet, "tok_slow_3s");
    risk.approves(recharge);

    awaitStatus(recharge, "COMPLETED", "FAILED");

    assertThat(availableMinor(wallet)).isEqualTo(1250);
    assertThat(chargesOf(recharge)).isEqualTo(1);
  }

  @Test
  void doesNotMakeOthersWaitForASlowAnswer() {
    var wallet = aWallet();
    var slow = aRecharge(wallet, "tok_slow_3s");
    var fast = IntStream.range(0, 5).mapToObj(n -> aRecharge(wallet, "tok_ok")).toList();
    risk.approves(slow);
    fast.forEach(risk::approves);

    fast.forEach(recharge -> awaitStatus(recharge, "COMPLETED"));

    assertThat(api.get("/v1/recharges/" + slow).text("status")).isIn("CHARGING", "UNKNOWN");
    awaitStatus(slow, "COMPLETED");
  }

  @Test
  void chargesWhatFoundNoPlaceAtTheBankForLongerThanTheChargeWindow() {
    var wallet = aWallet();
    var recharge = aRecharge(wallet, "tok_ok");

    claimWithoutAsking(recharge, Duration.ofHours(1));

    awaitStatus(recharge, "COMPLETED");
    assertThat(availableMinor(wallet)).isEqualTo(1250);
    assertThat(chargesOf(recharge)).isEqualTo(1);
  }

  @Test
  void failsWhatTheBankTurnsAwayForTheWholeChargeWindow() {
    var wallet = aWallet();
    var recharge = aRecharge(wallet, "tok_error_503");
    risk.approves(recharge);

    var failed = awaitStatus(recharge, "FAILED");

    assertThat(failed.text("statusReason")).isEqualTo("bank-unavailable");
    assertThat(availableMinor(wallet)).isZero();
    assertThat(chargesOf(recharge)).isZero();
  }

  @Test
  void chargesAgainOnceTheBankIsBack() {
    var wallet = aWallet();
    var recharge = aRecharge(wallet, "tok_ok");
    BANK.available(false);
    risk.approves(recharge);
    awaitStatus(recharge, "CHARGING");

    BANK.available(true);

    awaitStatus(recharge, "COMPLETED");
    assertThat(availableMinor(wallet)).isEqualTo(1250);
  }

  @Test
  void settlesAClaimWhoseProcessDiedBeforeItAskedTheBank() {
    var wallet = aWallet();
    var recharge = aRecharge(wallet, "tok_ok");
    claimWithoutAsking(recharge, Duration.ZERO);

    var completed = awaitStatus(recharge, "COMPLETED");

    assertThat(states(completed)).containsExactly("SCREENING", "CHARGING", "COMPLETED");
    assertThat(chargesOf(recharge)).isEqualTo(1);
    assertThat(availableMinor(wallet)).isEqualTo(1250);
  }

  @Test
  void rejectsWhatRiskRejects() {
    var wallet = aWallet();
    var recharge = aRecharge(wallet, "tok_ok");
    risk.rejects(recharge);

    var rejected = awaitStatus(recharge, "REJECTED");

    assertThat(rejected.text("statusReason")).isEqualTo("risk-rejected");
    awaitFailure(recharge, RechargeFailed.Outcome.REJECTED, "risk-rejected");
    assertThat(chargesOf(recharge)).isZero();
  }

  @Test
  void waitsForTheReviewerWhenRiskHoldsAndGoesOnWhenItIsApproved() {
    var wallet = aWallet();
    var recharge = aRecharge(wallet, "tok_ok");
    risk.holds(recharge);
    assertThat(awaitStatus(recharge, "ON_HOLD").text("statusReason")).isEqualTo("risk-held");
    assertThat(chargesOf(recharge)).isZero();

    risk.approves(recharge);

    assertThat(states(awaitStatus(recharge, "COMPLETED")))
        .containsExactly("SCREENING", "ON_HOLD", "CHARGING", "COMPLETED");
  }

  @Test
  void rejectsAHeldRechargeWhenTheReviewerRejectsIt() {
    var recharge = aRecharge(aWallet(), "tok_ok");
    risk.holds(recharge);
    awaitStatus(recharge, "ON_HOLD");

    risk.rejects(recharge);

    awaitStatus(recharge, "REJECTED");
  }

  @Test
  void ignoresAHoldThatComesAfterItsApproval() {
    var wallet = aWallet();
    var recharge = aRecharge(wallet, "tok_ok");
    risk.approves(recharge);
    awaitStatus(recharge, "COMPLETED");

    awaitHandled(risk.holds(recharge), risk.rejects(recharge), risk.requiresStepUp(recharge));

    assertThat(api.get("/v1/recharges/" + recharge).text("status")).isEqualTo("COMPLETED");
  }

  @Test
  void ignoresDecisionsOnFundOrders() {
    awaitHandled(risk.approves("ord_" + UUID.randomUUID()));
  }

  @Test
  void keepsTheBooksBalancedWhenManyRechargesMeetOnOneWallet() {
    var wallet = aWallet();
    var recharges = new ArrayList<String>();
    for (var number = 0; number < 60; number++) {
      recharges.add(aRecharge(wallet, number % 4 == 3 ? "tok_declined" : "tok_ok"));
    }
    recharges.parallelStream().forEach(risk::approves);
    recharges.forEach(recharge -> awaitStatus(recharge, "COMPLETED", "FAILED"));

    assertThat(availableMinor(wallet)).isEqualTo(45 * 1250);
    var balances = api.get("/v1/trial-balance").json();
    assertThat(balances).isNotEmpty().allSatisfy(currency -> {
      assertThat(currency.path("balanced").asBoolean()).isTrue();
      assertThat(currency.path("debitMinor").asLong()).isPositive();
    });
  }

  @Test
  void forgetsTheFundingTokenOnceItHasEnded() {
    var recharge = aRecharge(aWallet(), "tok_ok");
    assertThat(storedTokenOf(recharge))
        .singleElement()
        .asString()
        .startsWith("sealed:")
        .doesNotContain("tok_ok");
    risk.approves(recharge);
    awaitStatus(recharge, "COMPLETED");

    assertThat(storedTokenOf(recharge)).containsExactly((String) null);
    assertThat(jdbc.sql("SELECT count(*) FROM messaging.outbox WHERE convert_from(body, 'UTF8')"
                + " LIKE '%tok_%'")
            .query(Long.class)
            .single())
        .isZero();
  }

  private List<String> storedTokenOf(String recharge) {
    return jdbc.sql("SELECT funding_token FROM recharge WHERE id = ?::uuid")
        .param(recharge.substring(4))
        .query(String.class)
        .list();
  }

  // What a process leaves behind that dies between the claim's commit and the call.
  private void claimWithoutAsking(String recharge, Duration ago) {
    jdbc.sql("""
            WITH claimed AS (
              UPDATE recharge
              SET status = 'CHARGING', transition_count = 2, due_at = now() + interval '500 ms',
                charging_since = now() - :ago::interval, bank_asked_at = now() - :ago::interval
              WHERE id = :id::uuid
            )
            INSERT INTO recharge_transition (recharge_id, number, status, at)
            VALUES (:id::uuid, 2, 'CHARGING', now())
            """)
        .param("id", recharge.substring(4))
        .param("ago", ago.toString())
        .update();
  }

  private void awaitFailure(String recharge, RechargeFailed.Outcome outcome, String reason) {
    await().atMost(PATIENCE).until(() -> !outcomes.failedOf(recharge).isEmpty());
    assertThat(outcomes.failedOf(recharge)).singleElement().satisfies(event -> {
      assertThat(event.outcome()).isEqualTo(outcome);
      assertThat(event.reason()).isEqualTo(reason);
      assertThat(event.sequence()).isEqualTo(2);
    });
  }

  private List<JsonNode> postings(String wallet) {
    var page = api.get("/v1/wallets/" + wallet + "/postings").json().path("data");
    return StreamSupport.stream(page.spliterator(), false).toList();
  }

  private static List<String> states(Reply reply) {
    return StreamSupport.stream(reply.json().path("timeline").spliterator(), false)
        .map(moment -> moment.path("status").asString())
        .toList();
  }

  private static long chargesOf(String recharge) {
    var ledger = new WalletApi(URI.create(BANK.url()).getPort()).get("/ledger").json();
    return StreamSupport.stream(ledger.spliterator(), false)
        .filter(line -> line.path("reference").asString().equals(recharge))
        .count();
  }
}
