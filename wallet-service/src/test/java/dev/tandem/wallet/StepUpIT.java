package dev.tandem.wallet;

import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.web.stepup.OneTimeCodes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class StepUpIT extends RunningService {

  @Autowired
  private OneTimeCodes codes;

  @Test
  void chargesAsSoonAsTheOwnerIsProven() {
    var wallet = aWallet();
    var recharge = aRechargeWaitingForACode(wallet);

    var proven = api.stepUp(recharge, "000000");

    assertThat(proven.status()).isEqualTo(200);
    assertThat(proven.text("status")).isEqualTo("CHARGING");
    awaitStatus(recharge, "COMPLETED");
    assertThat(availableMinor(wallet)).isEqualTo(1250);
  }

  @Test
  void passesTheCodeThatWasSentOnce() {
    var recharge = aRecharge(aWallet(), "tok_ok");
    var sealed = codes.drawSealed(recharge);
    var code = codes.open(recharge, sealed);
    risk.requiresStepUp(recharge, ownerOf(recharge), sealed);
    awaitStatus(recharge, "STEP_UP");

    assertThat(api.stepUp(recharge, other(code)).code()).isEqualTo("step-up-failed");
    assertThat(stored(recharge)).contains("\"step_up_code_hash\":\"").doesNotContain(code);
    assertThat(api.stepUp(recharge, code).status()).isEqualTo(200);
    assertThat(stored(recharge)).contains("\"step_up_code_hash\":null");
    assertThat(api.stepUp(recharge, code).code()).isEqualTo("step-up-not-expected");
  }

  @Test
  void passesTheCodeForTheAmountThatItsOwnerWasToldAlone() {
    var recharge = aRecharge(aWallet(), "tok_ok");
    var sealed = codes.drawSealed(recharge);
    risk.requiresStepUp(recharge, ownerOf(recharge), sealed);
    awaitStatus(recharge, "STEP_UP");
    change("amount_minor = 1251", recharge);

    assertThat(api.stepUp(recharge, codes.open(recharge, sealed)).code())
        .isEqualTo("step-up-failed");
  }

  @Test
  void passesNoCodeAfterItsTimeEvenIfTheRechargeHasNotExpiredYet() {
    var recharge = aRecharge(aWallet(), "tok_ok");
    var sealed = codes.drawSealed(recharge);
    risk.requiresStepUp(recharge, ownerOf(recharge), sealed);
    awaitStatus(recharge, "STEP_UP");
    neverExpires(recharge);
    change("due_at = now()", recharge);

    assertThat(api.stepUp(recharge, codes.open(recharge, sealed)).code())
        .isEqualTo("step-up-not-expected");
    assertThat(api.get("/v1/recharges/" + recharge).text("status")).isEqualTo("STEP_UP");
  }

  @Test
  void refusesAWrongCodeAndLeavesTheOwnerAnotherTry() {
    var recharge = aRechargeWaitingForACode(aWallet());

    var refused = api.stepUp(recharge, "111111");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("step-up-failed");
    assertThat(refused.text("detail")).contains("2 more");
    assertThat(api.stepUp(recharge, "000000").status()).isEqualTo(200);
  }

  @Test
  void rejectsTheRechargeAfterTheLastTry() {
    var recharge = aRechargeWaitingForACode(aWallet());
    api.stepUp(recharge, "111111");
    api.stepUp(recharge, "222222");

    assertThat(api.stepUp(recharge, "333333").text("detail")).contains("rejected");

    var rejected = api.get("/v1/recharges/" + recharge);
    assertThat(rejected.text("status")).isEqualTo("REJECTED");
    assertThat(rejected.text("statusReason")).isEqualTo("step-up-failed");
    assertThat(api.stepUp(recharge, "000000").code()).isEqualTo("step-up-not-expected");
    await().atMost(PATIENCE).until(() -> outcomes.failedOf(recharge).size() == 1);
    assertThat(outcomes.failedOf(recharge).getFirst().outcome())
        .isEqualTo(RechargeFailed.Outcome.REJECTED);
  }

  @Test
  void expectsNoCodeBeforeRiskAsksForOne() {
    var recharge = aRecharge(aWallet(), "tok_ok");

    var refused = api.stepUp(recharge, "000000");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("step-up-not-expected");
  }

  @Test
  void isNotWaivedByAnApproval() {
    var recharge = aRechargeWaitingForACode(aWallet());

    awaitHandled(risk.approves(recharge));

    assertThat(api.get("/v1/recharges/" + recharge).text("status")).isEqualTo("STEP_UP");
  }

  @Test
  void answersARepeatedCodeAsTheFirstTime() {
    var recharge = aRechargeWaitingForACode(aWallet());
    var path = "/v1/recharges/" + recharge + "/step-up";

    var first = api.postWithKey("the-same-key", path, "{\"code\": \"000000\"}");
    var again = api.postWithKey("the-same-key", path, "{\"code\": \"000000\"}");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.json()).isEqualTo(first.json());
  }

  @Test
  void needsACode() {
    var refused = api.post("/v1/recharges/" + aRecharge(aWallet(), "tok_ok") + "/step-up", "{}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("errors").path(0).path("pointer").asString()).isEqualTo("/code");
  }

  private String ownerOf(String recharge) {
    return jdbc.sql("SELECT owner_id FROM recharge WHERE 'rch_' || id = ?")
        .param(recharge)
        .query(String.class)
        .single();
  }

  private String stored(String recharge) {
    return jdbc.sql("SELECT to_json(r)::text FROM recharge r WHERE 'rch_' || id = ?")
        .param(recharge)
        .query(String.class)
        .single();
  }

  /** As if the job that ends recharges came late. */
  private void neverExpires(String recharge) {
    jdbc.sql("""
        CREATE OR REPLACE FUNCTION stay() RETURNS trigger LANGUAGE plpgsql
        AS 'BEGIN RETURN NULL; END'
        """).update();
    jdbc.sql("""
        CREATE OR REPLACE TRIGGER stay BEFORE UPDATE ON recharge FOR EACH ROW
        WHEN (new.status = 'EXPIRED' AND 'rch_' || new.id = '%s') EXECUTE FUNCTION stay()
        """.formatted(recharge)).update();
  }

  private void change(String assignment, String recharge) {
    jdbc.sql("UPDATE recharge SET " + assignment + " WHERE 'rch_' || id = ?")
        .param(recharge)
        .update();
  }

  private static String other(String code) {
    return code.equals("111111") ? "222222" : "111111";
  }

  private String aRechargeWaitingForACode(String wallet) {
    var recharge = aRecharge(wallet, "tok_ok");
    risk.requiresStepUp(recharge);
    awaitStatus(recharge, "STEP_UP");
    return recharge;
  }
}
