package dev.tandem.accompaniment;

import dev.tandem.web.security.AccessRules;
import dev.tandem.web.test.AuthorizationMatrix;
import dev.tandem.web.test.CommittedOpenApi;
import dev.tandem.web.test.TextSweep;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** What every service answers alike. */
@RunningAccompaniment
class ApiIT {

  @Autowired
  ApplicationContext service;

  @Autowired
  AccessRules rules;

  @LocalServerPort
  int port;

  @LocalManagementPort
  int managementPort;

  @Test
  void committedOpenApiIsWhatTheServiceAnswers() {
    CommittedOpenApi.verify(port);
  }

  @Test
  void letsEverybodyDoWhatTheyMayAndNothingElse() {
    var requests = new AuthorizationMatrix(service, rules.asText(), port, managementPort)
        .hides(
            "PUT /v1/investors/{id}/consents",
            "/v1/investors/ada/consents",
            "{\"purpose\": \"INVESTMENT_NOTES\", \"given\": true}")
        .verify();

    assertThat(requests).isGreaterThan(200);
  }

  @Test
  void refusesTextThatTheDatabaseCannotHold() {
    assertThat(TextSweep.verify(port, managementPort)).isGreaterThan(20);
  }
}
