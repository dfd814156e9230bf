package dev.tandem.risk;

import dev.tandem.web.security.AccessRules;
import dev.tandem.web.test.AuthorizationMatrix;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Who gets in where: every endpoint, on both ports, with every kind of caller. */
@RunningRiskService
class AuthorizationIT {

  @Autowired
  ApplicationContext service;

  @Autowired
  AccessRules rules;

  @LocalServerPort
  int port;

  @LocalManagementPort
  int managementPort;

  @Test
  void letsEverybodyDoWhatTheyMayAndNothingElse() {
    var requests = new AuthorizationMatrix(service, rules.asText(), port, managementPort).verify();

    assertThat(requests).isGreaterThan(200);
  }
}
