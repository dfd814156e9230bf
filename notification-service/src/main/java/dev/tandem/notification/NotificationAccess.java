package dev.tandem.notification;

import dev.tandem.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

import static dev.tandem.web.security.Role.OPERATOR;
import static dev.tandem.web.security.Role.OWNER_OR_STAFF;
import static dev.tandem.web.security.Role.STAFF;

/** The access rules of notifications and webhooks. */
@Configuration(proxyBeanMethods = false)
class NotificationAccess {

  @Bean
  AccessRules accessRules() {
    return AccessRules.define()
        .get("/v1/notifications", OWNER_OR_STAFF)
        .post("/v1/webhook-endpoints", OPERATOR)
        .get("/v1/webhook-endpoints", STAFF)
        .get("/v1/webhook-endpoints/{id}", STAFF)
        .delete("/v1/webhook-endpoints/{id}", OPERATOR)
        .post("/v1/webhook-endpoints/{id}/enable", OPERATOR)
        .post("/v1/webhook-endpoints/{id}/secret/rotation", OPERATOR)
        .get("/v1/webhook-endpoints/{id}/deliveries", STAFF)
        .post("/v1/webhook-endpoints/{id}/deliveries/{deliveryId}/resend", OPERATOR)
        .get("/v1/suppressions", STAFF)
        .post("/v1/suppressions/{id}/lifting", OPERATOR)
        .link(HttpMethod.GET, "/messages/{token}")
        .link(HttpMethod.GET, "/unsubscribe/{token}")
        .link(HttpMethod.POST, "/unsubscribe/{token}")
        .build();
  }
}
