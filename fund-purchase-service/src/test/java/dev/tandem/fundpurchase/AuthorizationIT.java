package dev.tandem.fundpurchase;

import dev.tandem.web.security.AccessRules;
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
    var order = anOrder("MMF-001");
    var wallet = api.order(order).text("walletId");
    var path = "/v1/fund-purchases/" + order;
    var bought = aSubmittedOrder("MMF-001");
    moveToConfirmationOf(bought);
    var holder = awaitStatus(bought, "CONFIRMED").text("walletId");

    var requests = new AuthorizationMatrix(service, rules.asText(), api.port(), operators.port())
        .isEverybodys("GET /v1/funds")
        .isEverybodys("GET /v1/funds/{code}")
        .hides(
            "POST /v1/discount-purchases",
            "/v1/discount-purchases",
            OrdersApi.discountPurchase(wallet, "MMF-001"))
        .hides(
            "POST /v1/fund-purchases",
            "/v1/fund-purchases",
            OrdersApi.balancePurchase(wallet, "MMF-001"))
        .showsNothingAt("GET /v1/fund-purchases", "/v1/fund-purchases?walletId=" + wallet)
        .hides("GET /v1/fund-purchases/{id}", path)
        .hides("POST /v1/fund-purchases/{id}/step-up", path + "/step-up", "{\"code\": \"000000\"}")
        .hides("POST /v1/fund-purchases/{id}/cancel", path + "/cancel")
        .showsNothingAt("GET /v1/holdings", "/v1/holdings?walletId=" + holder)
        .verify();

    assertThat(requests).isGreaterThan(300);
  }

  @Test
  void whateverStaffDoIsInTheAuditLog() {
    var report = """
        {"orderId": "%s", "note": "The register says so"}\
        """.formatted(anOrder("MMF-001"));
    var reported = operators.post("/actuator/confirmationbreaks", report).text("id");
    var knownUntil = operators.get("/actuator/tradingcalendar").text("knownUntil");

    var endpoints = new AuditedActs(service, rules.asText(), operators.port())
        .by("POST /actuator/funds/{code}", () -> operators.post("/actuator/funds/BAL-SUS", """
            {"action": "suspend", "reason": "as it was"}\
            """))
        .by(
            "POST /actuator/tradingcalendar",
            () -> operators.post("/actuator/tradingcalendar", """
            {"knownUntil": "%s", "reason": "as it was"}\
            """.formatted(knownUntil)))
        .by(
            "POST /actuator/confirmationbreaks",
            () -> operators.post("/actuator/confirmationbreaks", report))
        .by(
            "POST /actuator/confirmationbreaks/{id}",
            () -> operators.post(
                "/actuator/confirmationbreaks/" + reported, "{\"action\": \"take\"}"))
        .verify();

    assertThat(endpoints).isEqualTo(9);
  }
}
