package dev.tandem.notification;

import dev.tandem.web.security.AccessRules;
import dev.tandem.web.test.AuditedActs;
import dev.tandem.web.test.AuthorizationMatrix;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Who gets in where: every endpoint, on both ports, with every kind of caller. */
class AuthorizationIT extends ServiceIT {

  @Autowired
  ApplicationContext service;

  @Autowired
  AccessRules rules;

  @LocalManagementPort
  int managementPort;

  @Test
  void letsEverybodyDoWhatTheyMayAndNothingElse() {
    jdbc.sql("""
        INSERT INTO notification
          (recipient_id, channel, template, body, subject, is_outcome, caused_by, status, due_at,
           sent_at, created_at)
        VALUES ('ada', 'log', 'recharge-completed', 'x', 'rch_x', true, gen_random_uuid(), 'SENT', now(),
          now(), now())
        """).update();

    var requests = new AuthorizationMatrix(service, rules.asText(), api.port(), managementPort)
        .showsNothingAt("GET /v1/notifications", "/v1/notifications?recipientId=ada")
        .verify();

    assertThat(requests).isGreaterThan(200);
  }

  @Test
  void whateverStaffDoIsInTheAuditLog() {
    var url = "http://127.0.0.1:9/hooks";
    var endpoint = OperatorsApi.path(api.register(url, "*"));
    var disabled = OperatorsApi.path(api.register(url, "*"));
    api.delete(disabled);
    var unwanted = OperatorsApi.path(api.register(url, "*"));
    var delivery = aDeliveryTo(endpoint);

    var path = "/v1/webhook-endpoints";
    var endpoints = new AuditedActs(service, rules.asText(), managementPort)
        .by("POST " + path, () -> api.post(path, OperatorsApi.registration(url, "*")))
        .by("POST " + path + "/{id}/enable", () -> api.post(disabled + "/enable", ""))
        .by(
            "POST " + path + "/{id}/secret/rotation",
            () -> api.post(endpoint + "/secret/rotation", "{}"))
        .by(
            "POST " + path + "/{id}/deliveries/{deliveryId}/resend",
            () -> api.post(endpoint + "/deliveries/" + delivery + "/resend", ""))
        .by(
            "POST /v1/suppressions/{id}/lifting",
            () -> api.post(
                "/v1/suppressions/" + aSuppression() + "/lifting", "{\"reason\": \"They asked\"}"))
        .by("DELETE " + path + "/{id}", () -> api.delete(unwanted))
        .verify();

    assertThat(endpoints).isEqualTo(11);
  }

  private String aSuppression() {
    return jdbc.sql("""
            INSERT INTO suppression (recipient_id, reason, subject, since)
            VALUES (gen_random_uuid()::text, 'UNSUBSCRIBED', 'jrn_x/tell', now())
            RETURNING 'sup_' || id
            """).query(String.class).single();
  }

  private String aDeliveryTo(String endpoint) {
    return jdbc.sql("""
            WITH event AS (
              INSERT INTO webhook_event (id, type, body, created_at)
              VALUES (uuidv7(), 'x', '{}', now()) RETURNING id
            )
            INSERT INTO webhook_delivery (endpoint_id, event_id, status, due_at, created_at)
            SELECT :endpoint::uuid, id, 'SUCCEEDED', now(), now() FROM event
            RETURNING 'dlv_' || id
            """)
        .param("endpoint", endpoint.substring(endpoint.indexOf("whe_") + 4))
        .query(String.class)
        .single();
  }
}
