package dev.tandem.datacentre;

import java.util.Set;

import dev.tandem.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static dev.tandem.web.security.Role.INVESTOR;
import static dev.tandem.web.security.Role.SERVICE;
import static dev.tandem.web.security.Role.STAFF_OR_SERVICE;

/** The access rules of the data centre. */
@Configuration(proxyBeanMethods = false)
class DataCentreAccess {

  @Bean
  AccessRules accessRules() {
    return AccessRules.define()
        .get("/v1/sync", STAFF_OR_SERVICE)
        .get("/v1/rankings/hot-funds", STAFF_OR_SERVICE)
        .get("/v1/trends/{fundCode}", STAFF_OR_SERVICE)
        .get("/v1/abnormal-ratios", STAFF_OR_SERVICE)
        .post("/v1/behaviour", Set.of(INVESTOR, SERVICE))
        .build();
  }
}
