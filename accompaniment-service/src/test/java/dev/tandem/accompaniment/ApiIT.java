package dev.tandem.accompaniment;

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
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What every service answers alike. */
@RunningAccompaniment
class ApiIT {

  private static final String DRAFT = """
      {"title": "A quiet week", "body": "Markets were calm.", "audience": "newcomers"}
      """;

  private static final String CASE = "/v1/cases/cas_01931e0a-7b5c-7000-8000-000000000001";

  @Autowired
  JdbcClient jdbc;

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
  void whateverStaffDoIsInTheAuditLog() {
    var staff = new Api(port);
    var rita = staff.as("rita", "operator");
    var content = write(rita);
    var submitted = write(rita);
    rita.post("/v1/contents/" + submitted + "/submission", "{}");
    var approved = write(rita);
    rita.post("/v1/contents/" + approved + "/submission", "{}");
    var approval = "{\"decision\": \"APPROVE\"}";
    staff.as("carl", "approver").post("/v1/contents/" + approved + "/review", approval);
    openCase();

    var endpoints = new AuditedActs(service, rules.asText(), managementPort)
        .looking(
            "POST /v1/journeys/{name}/simulation",
            () -> staff.post("/v1/journeys/welcome/simulation", "{\"ownerId\": \"ada\"}"))
        .by("POST /v1/contents", () -> staff.post("/v1/contents", DRAFT))
        .by(
            "POST /v1/contents/{id}/submission",
            () -> staff.post("/v1/contents/" + content + "/submission", "{}"))
        .by(
            "POST /v1/contents/{id}/review",
            () -> staff.post("/v1/contents/" + submitted + "/review", approval))
        .by(
            "POST /v1/contents/{id}/publication",
            () -> staff.post("/v1/contents/" + approved + "/publication", "{}"))
        .by(
            "POST /v1/cases/{id}/answers",
            () -> staff.post(CASE + "/answers", "{\"text\": \"Called them\"}"))
        .verify();

    assertThat(endpoints).isGreaterThanOrEqualTo(11);
  }

  @Test
  void answersItsExamplesAsItsDescriptionSays() {
    openCase();
    var staff = new Api(port);
    var draft = "/v1/contents/" + write(staff);

    var requests = new DocumentedExamples(staff)
        .at("POST /v1/cases/{id}/answers", CASE + "/answers")
        .at("GET /v1/contents/{id}", draft)
        .refusedAt("POST /v1/contents/{id}/publication", draft + "/publication", "content-not-open")
        .refusedAt("POST /v1/contents/{id}/review", draft + "/review", "self-approval")
        .at("POST /v1/contents/{id}/submission", draft + "/submission")
        .at("GET /v1/investors/{id}/consents", "/v1/investors/ada/consents")
        .refusedAt("PUT /v1/investors/{id}/consents", "/v1/investors/ada/consents", "forbidden")
        .at("GET /v1/journeys/{name}/funnel", "/v1/journeys/welcome/funnel")
        .at("GET /v1/journeys/{name}/instances", "/v1/journeys/welcome/instances?ownerId=ada")
        .at("POST /v1/journeys/{name}/simulation", "/v1/journeys/welcome/simulation")
        .verify();

    assertThat(requests).isEqualTo(15);
  }

  private void openCase() {
    jdbc.sql("""
        INSERT INTO support_case VALUES
          ('01931e0a-7b5c-7000-8000-000000000001', 'ada', 'welcome', 'call', NULL, 'OPEN', now())
        ON CONFLICT DO NOTHING
        """).update();
  }

  private static String write(Api author) {
    return author.post("/v1/contents", DRAFT).text("id");
  }

  @Test
  void refusesTextThatTheDatabaseCannotHold() {
    assertThat(TextSweep.verify(port, managementPort)).isGreaterThan(20);
  }
}
