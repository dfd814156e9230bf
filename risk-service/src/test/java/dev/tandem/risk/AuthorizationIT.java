package dev.tandem.risk;

import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.web.security.AccessRules;
import dev.tandem.web.test.Api;
import dev.tandem.web.test.AuditedActs;
import dev.tandem.web.test.AuthorizationMatrix;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import static dev.tandem.risk.Recharges.aRecharge;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who gets in where: every endpoint, on both ports, with every kind of caller. */
@RunningRiskService
class AuthorizationIT {

  @Autowired
  ApplicationContext service;

  @Autowired
  AccessRules rules;

  @Autowired
  Suite suite;

  @LocalServerPort
  int port;

  @LocalManagementPort
  int managementPort;

  @Test
  void letsEverybodyDoWhatTheyMayAndNothingElse() {
    var requests = new AuthorizationMatrix(service, rules.asText(), port, managementPort).verify();

    assertThat(requests).isGreaterThan(200);
  }

  @Test
  void whateverStaffDoIsInTheAuditLog() {
    var reviews = new ReviewersApi(port);
    var investors = new Api(managementPort);
    var recharge = aRecharge().of(6_000_000).event();
    suite.ask(recharge);
    await()
        .atMost(30, SECONDS)
        .until(() -> !suite.decisionsOn(recharge.rechargeId()).isEmpty());
    var held = ((RiskHeld) suite.decisionsOn(recharge.rechargeId()).getFirst()).reviewId();

    var endpoints = new AuditedActs(service, rules.asText(), managementPort)
        .by("POST /v1/reviews/{id}/decision", () -> reviews.decide(held, """
            {"decision": "REJECT", "note": "Called the investor"}\
            """))
        .by(
            "POST /actuator/investors/{ownerId}",
            () -> investors.post("/actuator/investors/somebody", """
                {"riskLevel": "3", "reason": "Their answers"}\
                """))
        .verify();

    assertThat(endpoints).isEqualTo(7);
  }
}
