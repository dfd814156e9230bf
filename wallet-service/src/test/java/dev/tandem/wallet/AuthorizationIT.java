package dev.tandem.wallet;

import java.util.UUID;

import dev.tandem.web.security.AccessRules;
import dev.tandem.web.settling.Breaks;
import dev.tandem.web.test.AuditedActs;
import dev.tandem.web.test.AuthorizationMatrix;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Who gets in where: every endpoint, on both ports, with every kind of caller. */
class AuthorizationIT extends RunningService {

  @Autowired
  ApplicationContext service;

  @Autowired
  AccessRules rules;

  @Test
  void letsEverybodyDoWhatTheyMayAndNothingElse() {
    var wallet = aWallet();
    var owner = api.get("/v1/wallets/" + wallet).text("ownerId");
    var recharge = aRecharge(wallet, "tok_ok");

    var requests = new AuthorizationMatrix(
            service, rules.asText(), port(), operator().port())
        .refuses("POST /v1/wallets", "/v1/wallets", """
            {"ownerId": "%s", "currency": "CHF"}\
            """.formatted(owner))
        .showsNothingAt("GET /v1/wallets", "/v1/wallets?ownerId=" + owner)
        .hides("GET /v1/wallets/{id}", "/v1/wallets/" + wallet)
        .hides("GET /v1/wallets/{id}/postings", "/v1/wallets/" + wallet + "/postings")
        .hides("GET /v1/wallets/{id}/recharges", "/v1/wallets/" + wallet + "/recharges")
        .hides(
            "POST /v1/wallets/{id}/recharges",
            "/v1/wallets/" + wallet + "/recharges",
            WalletApi.body(1250, "tok_ok"))
        .hides("GET /v1/recharges/{id}", "/v1/recharges/" + recharge)
        .hides(
            "POST /v1/recharges/{id}/step-up",
            "/v1/recharges/" + recharge + "/step-up",
            "{\"code\": \"000000\"}")
        .verify();

    assertThat(requests).isGreaterThan(300);
  }

  @Test
  void whateverStaffDoIsInTheAuditLog() {
    var wallet = aWallet();
    var contested = aBreakOf(aRecharge(aWallet(), "tok_ok"));

    var endpoints = new AuditedActs(service, rules.asText(), operator().port())
        .by(
            "POST /actuator/wallets/{id}",
            () -> operator().post("/actuator/wallets/" + wallet, """
            {"action": "freeze", "reason": "the owner asked for it"}\
            """))
        .by(
            "POST /actuator/bankbreaks/{id}",
            () -> operator().post("/actuator/bankbreaks/" + contested, "{\"action\": \"take\"}"))
        .verify();

    assertThat(endpoints).isEqualTo(7);
  }

  private String aBreakOf(String recharge) {
    return Breaks.ID.format(jdbc.sql("""
            INSERT INTO bank_break (id, subject_kind, subject_id, kind, asked_minor, currency, evidence,
              needs_person, found_at, seen_at)
            VALUES (gen_random_uuid(), 'RECHARGE', :id::uuid, 'INCOMPLETE', 1250, 'CNY', 'x', true,
              now(), now())
            RETURNING id
            """)
        .param("id", recharge.substring("rch_".length()))
        .query(UUID.class)
        .single());
  }
}
