package dev.tandem.notification.link;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.accompaniment.Audience;
import dev.tandem.contract.accompaniment.StepReached;
import dev.tandem.notification.Recharge;
import dev.tandem.notification.ServiceIT;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Investors read what journeys tell them, and have no more of it, without a login. */
class SuppressionsIT extends ServiceIT {

  private final String owner = "own-" + UUID.randomUUID();

  @Test
  void sendsNoMoreMessagesOfJourneysAfterOneClick() throws Exception {
    String link = link(told("first"), "/unsubscribe/");

    assertThat(send(link, "GET", "").body()).contains("<form method=\"post\">");
    assertThat(suppressions()).isEmpty();
    for (int time = 0; time < 2; time++) {
      var clicked = send(link, "POST", "List-Unsubscribe=One-Click");
      assertThat(clicked.statusCode()).isEqualTo(200);
    }

    assertThat(suppressions()).hasSize(1);
    assertThat(told("second").path("status").asString()).isEqualTo("SUPPRESSED");
    soon().until(() -> outcomes("second").equals(List.of("SUPPRESSED")));
    Recharge recharge = Recharge.of(owner);
    broker.publish(recharge.completed());
    soon()
        .until(() -> api.notificationsOf(owner).stream()
            .anyMatch(it -> it.path("template").asString().equals("recharge-completed")));
  }

  @Test
  void sendsThemAgainOnceAnOperatorHasLiftedThat() throws Exception {
    send(link(told("first"), "/unsubscribe/"), "POST", "");
    String id = suppressions().getFirst().path("id").asString();

    var lifted = api.post("/v1/suppressions/" + id + "/lifting", "{\"reason\": \"They asked\"}");

    assertThat(lifted.status()).isEqualTo(200);
    assertThat(told("second").path("status").asString()).isEqualTo("SENT");
    assertThat(suppressions().getFirst().path("liftedBecause").asString()).isEqualTo("They asked");
    assertThat(api.post(
                "/v1/suppressions/sup_0193e1a0-0000-7000-8000-000000000001/lifting",
                "{\"reason\": \"They asked\"}")
            .code())
        .isEqualTo("suppression-not-found");
  }

  @Test
  void tellsJourneysOnceThatAMessageWasOpened() throws Exception {
    JsonNode told = told("tell");
    String link = link(told, "/messages/");

    assertThat(send(link, "GET", "").body()).isEqualTo(told.path("text").asString());
    send(link, "GET", "");

    soon().until(() -> outcomes("tell").equals(List.of("OPENED", "SENT")));
  }

  @Test
  void takesNoLinkThatItHasNotSignedForThis() throws Exception {
    String link = link(told("tell"), "/unsubscribe/");

    for (String forged : List.of(
        link.replace("/unsubscribe/", "/messages/"),
        link.substring(0, link.length() - 2) + "AA",
        link.replace("/unsubscribe/", "/unsubscribe/AA"),
        link.replace(".", ""),
        link + "%00")) {
      assertThat(send(forged, "GET", "").statusCode()).as(forged).isBetween(400, 404);
      assertThat(send(forged, "POST", "").statusCode()).as(forged).isBetween(400, 405);
    }
    assertThat(suppressions()).isEmpty();
  }

  /** The notification of a step, once it is sent or suppressed. */
  private JsonNode told(String step) {
    UUID event = broker.publish(new StepReached(
        owner + "/nav-fall",
        "jrn_" + UUID.nameUUIDFromBytes(owner.getBytes(StandardCharsets.UTF_8)),
        "nav-fall",
        1,
        step,
        Audience.ORCHESTRATION,
        StepReached.Action.TELL_INVESTOR,
        owner,
        "EQT-003",
        null,
        "The fund fell",
        Instant.now(),
        1));
    soon().until(() -> notification(event) != null);
    return notification(event);
  }

  private JsonNode notification(UUID event) {
    return api.notificationsOf(owner).stream()
        .filter(it -> it.path("causedBy").asString().equals("evt_" + event))
        .findFirst()
        .orElse(null);
  }

  private List<JsonNode> suppressions() {
    return api.get("/v1/suppressions?recipientId=" + owner).data();
  }

  /** What journeys were told of the message of a step, in the order of the alphabet. */
  private List<String> outcomes(String step) {
    return jdbc.sql("""
            SELECT e #>> '{data,outcome}'
            FROM messaging.outbox
              CROSS JOIN LATERAL (SELECT convert_from(body, 'UTF8')::jsonb AS body) b
              CROSS JOIN LATERAL jsonb_array_elements(
                CASE jsonb_typeof(b.body) WHEN 'array' THEN b.body
                  ELSE jsonb_build_array(b.body) END) e
            WHERE tag = 'DeliverySettled' AND e #>> '{data,ownerId}' = ?
              AND e #>> '{data,delivery}' LIKE '%/' || ?
            ORDER BY 1
            """).params(owner, step).query(String.class).list();
  }

  /** The path of a link in a message: the test's service listens elsewhere. */
  private static String link(JsonNode told, String path) {
    String text = told.path("text").asString();
    String rest = text.substring(text.indexOf(path));
    return rest.lines().findFirst().orElseThrow();
  }

  private HttpResponse<String> send(String path, String method, String form)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .method(method, BodyPublishers.ofString(form))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
