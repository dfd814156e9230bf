package dev.tandem.ledger;

import dev.tandem.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static dev.tandem.web.security.Role.ACTING_STAFF;
import static dev.tandem.web.security.Role.APPROVER;
import static dev.tandem.web.security.Role.OPERATOR;
import static dev.tandem.web.security.Role.STAFF;
import static dev.tandem.web.security.Role.STAFF_OR_SERVICE;

/** The access rules of the books. Investors see their own money in wallet-service. */
@Configuration(proxyBeanMethods = false)
class LedgerAccess {

  @Bean
  AccessRules accessRules() {
    return AccessRules.define()
        .get("/v1/accounts", STAFF)
        .get("/v1/journals", STAFF)
        .get("/v1/statements/{statement}", STAFF)
        .get("/v1/business-dates", STAFF)
        .post("/v1/business-dates/{date}/close", OPERATOR)
        .get("/v1/settlements", STAFF)
        .get("/v1/settlements/{id}", STAFF)
        .post("/v1/settlements/{id}/close", OPERATOR)
        .post("/v1/settlements/{id}/payment", OPERATOR)
        .get("/v1/proof", STAFF_OR_SERVICE)
        .post("/v1/proof/redelivery", OPERATOR)
        .get("/actuator/tradingcalendar", STAFF)
        .post("/actuator/tradingcalendar", OPERATOR)
        .get("/v1/bank-statements", STAFF)
        .post("/v1/bank-statements", OPERATOR)
        .get("/v1/bank-statements/refused", STAFF)
        .get("/v1/bank-statements/refused/{sha256}", STAFF)
        .get("/v1/breaks", STAFF)
        .get("/v1/breaks.csv", STAFF)
        .post("/v1/breaks.csv", ACTING_STAFF)
        .get("/v1/breaks/{id}", STAFF)
        .post("/v1/breaks/{id}/owner", OPERATOR)
        .post("/v1/breaks/{id}/notes", ACTING_STAFF)
        .post("/v1/breaks/{id}/resolution", OPERATOR)
        .post("/v1/breaks/{id}/approval", APPROVER)
        .post("/v1/breaks/{id}/withdrawal", OPERATOR)
        .build();
  }
}
