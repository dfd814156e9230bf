package dev.tandem.notification;

import dev.tandem.web.security.AccessRules;
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
}
