package dev.tandem.wallet;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What {@code Prefer: wait} does. */
class WaitingIT extends RunningService {

  @Test
  void answers201WithTheEndWhenItIsReachedInTime() {
    var wallet = aWallet();

    var waiting = rechargeAndWait(wallet, "tok_ok", 20);
    var recharge = theRechargeOf(wallet);
    risk.approves(recharge);

    var reply = waiting.join();
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.text("id")).isEqualTo(recharge);
    assertThat(reply.text("status")).isEqualTo("COMPLETED");
    assertThat(reply.header("Location")).isEqualTo("/v1/recharges/" + recharge);
    assertThat(reply.header("Preference-Applied")).isEqualTo("wait=20");
  }

  @Test
  void answers201AlsoForAnEndWithoutMoney() {
    var wallet = aWallet();

    var waiting = rechargeAndWait(wallet, "tok_declined", 20);
    risk.approves(theRechargeOf(wallet));

    assertThat(waiting.join().status()).isEqualTo(201);
    assertThat(waiting.join().text("status")).isEqualTo("FAILED");
  }

  @Test
  void answers202AtOnceWhenAPersonHasToAct() {
    var wallet = aWallet();

    var waiting = rechargeAndWait(wallet, "tok_ok", 20);
    risk.holds(theRechargeOf(wallet));

    assertThat(waiting.join().status()).isEqualTo(202);
    assertThat(waiting.join().text("status")).isEqualTo("ON_HOLD");
  }

  @Test
  void answers202WhenTheTimeIsUp() {
    var wallet = aWallet();

    var reply = rechargeAndWait(wallet, "tok_ok", 1).join();

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.text("status")).isEqualTo("SCREENING");
    assertThat(reply.header("Location")).isEqualTo("/v1/recharges/" + reply.text("id"));
  }

  @Test
  void answersHowItStandsAtTheEndOfTheWait() {
    var wallet = aWallet();

    // The bank is asked again for longer than the wait takes.
    var waiting = rechargeAndWait(wallet, "tok_error_503", 5);
    risk.approves(theRechargeOf(wallet));

    assertThat(waiting.join().status()).isEqualTo(202);
    assertThat(waiting.join().text("status")).isIn("CHARGING", "UNKNOWN");
  }

  @Test
  void waitsForTheOutcomeAlsoAfterACode() {
    var wallet = aWallet();
    var recharge = api.recharge(wallet, 1250, "tok_ok").text("id");
    risk.requiresStepUp(recharge);
    awaitStatus(recharge, "STEP_UP");

    var proven = api.post(
        "/v1/recharges/" + recharge + "/step-up", "{\"code\": \"000000\"}", "Prefer", "wait=20");

    assertThat(proven.status()).isEqualTo(200);
    assertThat(proven.text("status")).isEqualTo("COMPLETED");
    assertThat(proven.header("Preference-Applied")).isEqualTo("wait=20");
  }

  @Test
  void answers202AtOnceWithoutThePreference() {
    var reply = api.recharge(aWallet(), 1250, "tok_ok");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.text("status")).isEqualTo("SCREENING");
    assertThat(reply.header("Location")).isEqualTo("/v1/recharges/" + reply.text("id"));
  }

  @Test
  void findsAnOutcomeThatAnotherInstanceReached() {
    var wallet = aWallet();
    var waiting = rechargeAndWait(wallet, "tok_ok", 20);

    jdbc.sql("""
            UPDATE recharge
            SET status = 'REJECTED', status_reason = 'risk-rejected', funding_token = NULL,
              due_at = NULL, ended_at = now()
            WHERE id = ?::uuid
            """).param(theRechargeOf(wallet).substring(4)).update();

    assertThat(waiting.join().text("status")).isEqualTo("REJECTED");
  }

  @Test
  void answers202AtOnceWhenTooManyWaitAlready() {
    var wallet = aWallet();
    var waiting = IntStream.range(0, 4)
        .mapToObj(number -> rechargeAndWait(wallet, "tok_ok", 20))
        .toList();
    await().atMost(PATIENCE).until(() -> rechargesOf(wallet) == 4);

    var oneMore = api.recharge(wallet, 1250, "tok_ok", "Prefer", "wait=30");

    assertThat(oneMore.status()).isEqualTo(202);
    assertThat(oneMore.text("status")).isEqualTo("SCREENING");
    assertThat(rechargesOf(wallet)).isEqualTo(5);
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    jdbc.sql("SELECT id FROM recharge WHERE wallet_id = ?::uuid")
        .param(wallet.substring(4))
        .query(String.class)
        .list()
        .forEach(id -> risk.rejects("rch_" + id));
    waiting.forEach(reply -> assertThat(reply.join().status()).isEqualTo(201));
  }

  private CompletableFuture<Reply> rechargeAndWait(String wallet, String token, int seconds) {
    return CompletableFuture.supplyAsync(
        () -> api.recharge(wallet, 1250, token, "Prefer", "wait=" + seconds),
        command -> Thread.ofVirtual().start(command));
  }

  private String theRechargeOf(String wallet) {
    return "rch_"
        + await()
            .atMost(PATIENCE)
            .until(
                () -> jdbc.sql("SELECT id FROM recharge WHERE wallet_id = ?::uuid")
                    .param(wallet.substring(4))
                    .query(String.class)
                    .list(),
                ids -> ids.size() == 1)
            .getFirst();
  }

  private long rechargesOf(String wallet) {
    return jdbc.sql("SELECT count(*) FROM recharge WHERE wallet_id = ?::uuid")
        .param(wallet.substring(4))
        .query(Long.class)
        .single();
  }
}
