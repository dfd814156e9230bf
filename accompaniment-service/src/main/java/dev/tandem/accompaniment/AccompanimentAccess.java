package dev.tandem.accompaniment;

import dev.tandem.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static dev.tandem.web.security.Role.APPROVER;
import static dev.tandem.web.security.Role.INVESTOR;
import static dev.tandem.web.security.Role.OPERATOR;
import static dev.tandem.web.security.Role.STAFF;

/** The access rules of journeys, contents, cases and consents. */
@Configuration(proxyBeanMethods = false)
class AccompanimentAccess {

  @Bean
  AccessRules accessRules() {
    return AccessRules.define()
        .get("/v1/journeys", STAFF)
        .get("/v1/journeys/{name}/instances", STAFF)
        .get("/v1/journeys/{name}/funnel", STAFF)
        .post("/v1/journeys/{name}/simulation", STAFF)
        .put("/v1/investors/{id}/consents", INVESTOR)
        .get("/v1/investors/{id}/consents", STAFF)
        .get("/v1/contents", STAFF)
        .get("/v1/contents/{id}", STAFF)
        .post("/v1/contents", OPERATOR)
        .post("/v1/contents/{id}/submission", OPERATOR)
        .post("/v1/contents/{id}/review", APPROVER)
        .post("/v1/contents/{id}/publication", OPERATOR)
        .get("/v1/writing-tasks", STAFF)
        .get("/v1/cases", STAFF)
        .post("/v1/cases/{id}/answers", OPERATOR)
        .build();
  }
}
