package dev.tandem.fundpurchase;

import dev.tandem.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static dev.tandem.web.security.Role.ACTING_STAFF;
import static dev.tandem.web.security.Role.ANY;
import static dev.tandem.web.security.Role.INVESTOR;
import static dev.tandem.web.security.Role.OPERATOR;
import static dev.tandem.web.security.Role.OWNER_OR_STAFF;
import static dev.tandem.web.security.Role.STAFF;
import static dev.tandem.web.security.Role.STAFF_OR_SERVICE;

/** The access rules of the endpoints for funds and orders. */
@Configuration(proxyBeanMethods = false)
class FundPurchaseAccess {

  @Bean
  AccessRules accessRules() {
    return AccessRules.define()
        .get("/v1/funds", ANY)
        .get("/v1/funds/{code}", ANY)
        .payments("/v1/discount-purchases")
        .payments("/v1/fund-purchases")
        .get("/v1/fund-purchases", OWNER_OR_STAFF)
        .get("/v1/fund-purchases/{id}", OWNER_OR_STAFF)
        .codes("/v1/fund-purchases/{id}/step-up")
        .post("/v1/fund-purchases/{id}/cancel", INVESTOR)
        .get("/v1/holdings", OWNER_OR_STAFF)
        .get("/actuator/funds/{code}", STAFF)
        .post("/actuator/funds/{code}", OPERATOR)
        .get("/actuator/movedmoney", STAFF_OR_SERVICE)
        .get("/actuator/movedmoney/{part}", STAFF_OR_SERVICE)
        .get("/actuator/tradingcalendar", STAFF)
        .post("/actuator/tradingcalendar", OPERATOR)
        .get("/actuator/confirmationbreaks", STAFF)
        .get("/actuator/confirmationbreaks/{id}", STAFF)
        .post("/actuator/confirmationbreaks", OPERATOR)
        .post("/actuator/confirmationbreaks/{id}", ACTING_STAFF)
        .build();
  }
}
