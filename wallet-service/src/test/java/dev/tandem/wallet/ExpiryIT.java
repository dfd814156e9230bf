package dev.tandem.wallet;

import java.time.Duration;
import java.time.Instant;

import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ExpiryIT extends RunningService {

  @Test
  void expiresWhatRiskNeverDecidedOn() {
    var wallet = aWallet();
    var recharge = aRecharge(wallet, "tok_ok");
    advanceClock(Duration.ofMinutes(14));
    assertThat(api.get("/v1/recharges/" + recharge).text("status")).isEqualTo("SCREENING");

    advanceClock(Duration.ofMinutes(1));

    assertThat(awaitStatus(recharge, "EXPIRED").text("statusReason"))
        .isEqualTo("screening-timed-out");
    await().atMost(PATIENCE).until(() -> outcomes.failedOf(recharge).size() == 1);
    assertThat(outcomes.failedOf(recharge).getFirst().outcome())
        .isEqualTo(RechargeFailed.Outcome.EXPIRED);
  }

  @Test
  void doesNothingWithAnApprovalThatComesTooLate() {
    var wallet = aWallet();
    var recharge = aRecharge(wallet, "tok_ok");
    advanceClock(Duration.ofMinutes(16));
    awaitStatus(recharge, "EXPIRED");
    var charged = BANK.chargeRequests();

    awaitHandled(risk.approves(recharge));

    assertThat(api.get("/v1/recharges/" + recharge).text("status")).isEqualTo("EXPIRED");
    assertThat(BANK.chargeRequests()).isEqualTo(charged);
    assertThat(availableMinor(wallet)).isZero();
  }

  @Test
  void expiresAStepUpThatTheOwnerLetsPass() {
    var recharge = aRecharge(aWallet(), "tok_ok");
    risk.requiresStepUp(recharge);
    awaitStatus(recharge, "STEP_UP");

    advanceClock(Duration.ofMinutes(11));

    assertThat(awaitStatus(recharge, "EXPIRED").text("statusReason"))
        .isEqualTo("step-up-timed-out");
    assertThat(api.stepUp(recharge, "000000").code()).isEqualTo("step-up-not-expected");
  }

  @Test
  void givesReviewersThreeDays() {
    var recharge = aRecharge(aWallet(), "tok_ok");
    var requested = api.get("/v1/recharges/" + recharge);
    assertThat(waits(requested)).isEqualTo(Duration.ofMinutes(15));
    risk.holds(recharge);
    assertThat(waits(awaitStatus(recharge, "ON_HOLD"))).isGreaterThan(Duration.ofHours(71));
    advanceClock(Duration.ofHours(71));
    assertThat(api.get("/v1/recharges/" + recharge).text("status")).isEqualTo("ON_HOLD");

    advanceClock(Duration.ofHours(1));

    var expired = awaitStatus(recharge, "EXPIRED");
    assertThat(expired.text("statusReason")).isEqualTo("review-timed-out");
    assertThat(expired.fields()).containsEntry("deadline", null);
  }

  private static Duration waits(Reply recharge) {
    return Duration.between(
        Instant.parse(recharge.text("createdAt")), Instant.parse(recharge.text("deadline")));
  }

  @Test
  void neverExpiresWhatTheBankMayHaveCharged() {
    var wallet = aWallet();
    var recharge = aRecharge(wallet, "tok_slow_3s");
    risk.approves(recharge);
    awaitStatus(recharge, "CHARGING", "UNKNOWN");

    advanceClock(Duration.ofDays(30));

    awaitStatus(recharge, "COMPLETED", "FAILED", "EXPIRED");
    assertThat(availableMinor(wallet)).isEqualTo(1250);
  }
}
