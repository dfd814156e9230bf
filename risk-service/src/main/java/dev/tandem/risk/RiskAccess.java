package dev.tandem.risk;

import dev.tandem.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static dev.tandem.web.security.Role.APPROVER;
import static dev.tandem.web.security.Role.OPERATOR;
import static dev.tandem.web.security.Role.STAFF;

/** The access rules of risk. Investors do not see what the rules find, or what is known of them. */
@Configuration(proxyBeanMethods = false)
class RiskAccess {

  @Bean
  AccessRules accessRules() {
    return AccessRules.define()
        .get("/v1/assessments", STAFF)
        .get("/v1/features", STAFF)
        .get("/v1/reviews", STAFF)
        .get("/v1/reviews/{id}", STAFF)
        .post("/v1/reviews/{id}/decision", APPROVER)
        .get("/actuator/investors/{ownerId}", STAFF)
        .post("/actuator/investors/{ownerId}", OPERATOR)
        .build();
  }
}
