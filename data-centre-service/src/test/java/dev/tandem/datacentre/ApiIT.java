package dev.tandem.datacentre;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.tandem.web.security.AccessRules;
import dev.tandem.web.test.Api;
import dev.tandem.web.test.AuditedActs;
import dev.tandem.web.test.AuthorizationMatrix;
import dev.tandem.web.test.CommittedOpenApi;
import dev.tandem.web.test.DocumentedExamples;
import dev.tandem.web.test.TextSweep;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every endpoint of the service. */
@RunningDataCentre
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
  void letsEverybodyDoWhatTheyMayAndNothingElse() {
    var requests = new AuthorizationMatrix(service, rules.asText(), port, managementPort)
        .refuses("POST /v1/behaviour", "/v1/behaviour", """
            {"ownerId": "me", "kind": "LOGIN", "at": "2026-01-02T03:04:05Z"}\
            """)
        .verify();

    assertThat(requests).isGreaterThan(100);
  }

  @Test
  void whateverStaffDoIsInTheAuditLog() {
    assertThat(new AuditedActs(service, rules.asText(), managementPort).verify())
        .isEqualTo(5);
  }

  @Test
  void committedOpenApiIsWhatTheServiceAnswers() {
    CommittedOpenApi.verify(port);
  }

  @Test
  void answersItsExamplesAsItsDescriptionSays() {
    var requests = new DocumentedExamples(new Api(port).as("app", "service", "operator"))
        .at("GET /v1/trends/{fundCode}", "/v1/trends/BAL-002")
        .verify();

    assertThat(requests).isEqualTo(5);
  }

  @Test
  void refusesTextThatTheDatabaseCannotHold() {
    assertThat(TextSweep.verify(port, managementPort)).isGreaterThan(5);
  }

  /** An alert on a metric that is called otherwise never fires. */
  @Test
  void hasTheMetricsThatAlertsLookAt() throws IOException {
    var alerts =
        Path.of(System.getProperty("tandem.root", ".."), "deploy", "prometheus", "alerts.yml");
    var names = Pattern.compile("tandem_datacentre_[a-z_]+")
        .matcher(Files.readString(alerts))
        .results()
        .map(MatchResult::group)
        .distinct()
        .toList();

    var metrics = new Api(managementPort).get("/actuator/prometheus").raw().body();

    assertThat(names)
        .hasSize(2)
        .allSatisfy(name -> assertThat(metrics).containsPattern("(?m)^" + name + "[ {]"));
  }
}
