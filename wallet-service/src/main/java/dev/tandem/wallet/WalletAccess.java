package dev.tandem.wallet;

import dev.tandem.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static dev.tandem.web.security.Role.ACTING_STAFF;
import static dev.tandem.web.security.Role.INVESTOR;
import static dev.tandem.web.security.Role.OPERATOR;
import static dev.tandem.web.security.Role.OWNER_OR_STAFF;
import static dev.tandem.web.security.Role.STAFF;
import static dev.tandem.web.security.Role.STAFF_OR_SERVICE;

/** The access rules of the wallet's endpoints. */
@Configuration(proxyBeanMethods = false)
class WalletAccess {

  @Bean
  AccessRules accessRules() {
    return AccessRules.define()
        .post("/v1/wallets", INVESTOR)
        .get("/v1/wallets", OWNER_OR_STAFF)
        .get("/v1/wallets/{id}", OWNER_OR_STAFF)
        .get("/v1/wallets/{id}/postings", OWNER_OR_STAFF)
        .get("/v1/wallets/{id}/recharges", OWNER_OR_STAFF)
        .payments("/v1/wallets/{id}/recharges")
        .get("/v1/recharges/{id}", OWNER_OR_STAFF)
        .codes("/v1/recharges/{id}/step-up")
        .get("/v1/trial-balance", STAFF)
        .get("/actuator/wallets/{id}", STAFF)
        .post("/actuator/wallets/{id}", OPERATOR)
        .get("/actuator/movedmoney", STAFF_OR_SERVICE)
        .get("/actuator/movedmoney/{part}", STAFF_OR_SERVICE)
        .get("/actuator/bankbreaks", STAFF)
        .get("/actuator/bankbreaks/{id}", STAFF)
        .post("/actuator/bankbreaks/{id}", ACTING_STAFF)
        .build();
  }
}
