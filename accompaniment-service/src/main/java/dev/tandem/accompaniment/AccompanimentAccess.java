package dev.tandem.accompaniment;

import dev.tandem.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static dev.tandem.web.security.Role.INVESTOR;
import static dev.tandem.web.security.Role.STAFF;

/** The access rules of journeys and consents. */
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
        .build();
  }
}
