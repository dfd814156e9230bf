package dev.tandem.notification;

import dev.tandem.web.test.CommittedOpenApi;
import dev.tandem.web.test.DocumentedExamples;
import dev.tandem.web.test.TextSweep;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;

import static org.assertj.core.api.Assertions.assertThat;

class OpenApiIT extends ServiceIT {

  private static final String ENDPOINTS = "/v1/webhook-endpoints";

  @LocalManagementPort
  private int managementPort;

  @Test
  void committedOpenApiIsWhatTheServiceAnswers() {
    CommittedOpenApi.verify(api.port());
  }

  @Test
  void answersItsExamplesAsItsDescriptionSays() {
    var endpoint = api.post(ENDPOINTS, """
        {"url": "http://127.0.0.1:9/mine", "events": ["RechargeCompleted"]}\
        """).text("id");
    var path = ENDPOINTS + "/" + endpoint;

    var requests = new DocumentedExamples(api)
        .with("url", "http://127.0.0.1:9/hooks")
        .at("GET /v1/notifications", "/v1/notifications?recipientId=ada")
        .at("GET /v1/webhook-endpoints/{id}", path)
        .at("DELETE /v1/webhook-endpoints/{id}", path)
        .at("POST /v1/webhook-endpoints/{id}/enable", path + "/enable")
        .at("POST /v1/webhook-endpoints/{id}/secret/rotation", path + "/secret/rotation")
        .at("GET /v1/webhook-endpoints/{endpointId}/deliveries", path + "/deliveries")
        .refusedAt(
            "POST /v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/resend",
            path + "/deliveries/dlv_0193e1a0-0000-7000-8000-000000000001/resend",
            "delivery-not-found")
        .refusedAt(
            "POST /v1/suppressions/{id}/lifting",
            "/v1/suppressions/sup_0193e1a0-0000-7000-8000-000000000001/lifting",
            "suppression-not-found")
        .verify();

    assertThat(requests).isGreaterThan(8);
  }

  @Test
  void refusesTextThatTheDatabaseCannotHold() {
    assertThat(TextSweep.verify(api.port(), managementPort)).isGreaterThan(50);
  }
}
