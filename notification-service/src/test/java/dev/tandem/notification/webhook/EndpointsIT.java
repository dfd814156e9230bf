package dev.tandem.notification.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import dev.tandem.notification.OperatorsApi;
import dev.tandem.notification.PublicIds;
import dev.tandem.notification.ServiceIT;
import dev.tandem.notification.webhook.JdbcEndpoints.DisabledReason;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointsIT extends ServiceIT {

  private static final String URL = "http://127.0.0.1:9/hooks?tenant=7";
  private static final String ENDPOINTS = "/v1/webhook-endpoints";

  @Autowired
  private JdbcEndpoints endpoints;

  @Test
  void answersARegistrationWithTheSecretThisOnce() {
    Reply created = api.post(ENDPOINTS, OperatorsApi.registration(URL, "RiskHeld", "RiskHeld"));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().get("id").asString()).startsWith("whe_");
    assertThat(created.json().get("secret").asString()).startsWith("whsec_");
    assertThat(created.json().get("events").toString()).isEqualTo("[\"RiskHeld\"]");
    assertThat(created.json().get("status").asString()).isEqualTo("ENABLED");
    Reply shown = api.get(created.header("Location"));
    assertThat(shown.json().get("url").asString()).isEqualTo(URL);
    assertThat(shown.json().has("secret")).isFalse();
    assertThat(api.get(ENDPOINTS + "?limit=100").json().toString())
        .contains(created.json().get("id").asString())
        .doesNotContain("whsec_");
  }

  @Test
  void keepsTheSecretUnreadable() {
    JsonNode endpoint = api.register(URL, "*");
    byte[] key = Base64.getDecoder().decode(endpoint.get("secret").asString().substring(6));

    byte[] sealed = jdbc.sql("SELECT sealed_secret FROM webhook_endpoint WHERE id = :id")
        .param("id", idOf(endpoint))
        .query(byte[].class)
        .single();

    assertThat(text(sealed)).doesNotContain(text(key));
    assertThat(jdbc.sql("SELECT body FROM http.idempotency WHERE body IS NOT NULL")
            .query(byte[].class)
            .list())
        .isNotEmpty()
        .noneMatch(answer -> text(answer).contains("whsec_"));
  }

  @Test
  void registersOnceHoweverOftenTheSameRequestComes() {
    String key = UUID.randomUUID().toString();
    String body = OperatorsApi.registration(URL, "*");

    Reply first = api.postWithKey(key, ENDPOINTS, body);
    Reply again = api.postWithKey(key, ENDPOINTS, body);

    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.json()).isEqualTo(first.json());
  }

  @Test
  void registersOnceEvenAfterTheStoredAnswerIsGone() {
    String key = UUID.randomUUID().toString();
    String body = OperatorsApi.registration(URL, "*");
    Reply first = api.postWithKey(key, ENDPOINTS, body);
    jdbc.sql("DELETE FROM http.idempotency").update();

    Reply again = api.postWithKey(key, ENDPOINTS, body);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
    assertThat(again.json().has("secret")).isFalse();
  }

  @Test
  void listsTheNewestFirstPageByPage() {
    String older = api.register(URL, "*").get("id").asString();
    String newer = api.register(URL, "*").get("id").asString();

    JsonNode first = api.get(ENDPOINTS + "?limit=1").json();
    JsonNode next = api.get(ENDPOINTS + "?limit=1&startingAfter=" + newer).json();

    assertThat(first.at("/data/0/id").asString()).isEqualTo(newer);
    assertThat(first.get("hasMore").asBoolean()).isTrue();
    assertThat(next.at("/data/0/id").asString()).isEqualTo(older);
  }

  @Test
  void disablesAnEndpointThatHasFailedForDaysWithoutASuccess() {
    UUID id = idOf(api.register(URL, "*"));
    Duration patience = Duration.ofDays(5);
    Instant start = Instant.parse("2026-11-01T00:00:00Z");

    assertThat(endpoints.recordFailure(id, patience, start)).isFalse();
    assertThat(endpoints.recordFailure(id, patience, start.plus(patience).minusMillis(1)))
        .isFalse();
    assertThat(endpoints.recordFailure(id, patience, start.plus(patience))).isTrue();

    endpoints.recordSuccess(id);
    assertThat(endpoints.recordFailure(id, patience, start.plus(patience))).isFalse();
    assertThat(endpoints.disable(id, DisabledReason.FAILING, start)).isTrue();
    assertThat(endpoints.disable(id, DisabledReason.GONE, start)).isFalse();
    assertThat(endpoints.find(id).orElseThrow().disabledReason()).isEqualTo(DisabledReason.FAILING);
  }

  @Test
  void answersARotationWithTheNewSecretThisOnce() {
    JsonNode endpoint = api.register(URL, "*");
    String path = OperatorsApi.path(endpoint) + "/secret/rotation";

    Reply rotated = api.post(path, "{}");

    assertThat(rotated.status()).isEqualTo(200);
    assertThat(rotated.json().get("secret").asString())
        .startsWith("whsec_")
        .isNotEqualTo(endpoint.get("secret").asString());
    assertThat(Instant.parse(rotated.json().get("formerSecretValidUntil").asString()))
        .isBetween(
            Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
    JsonNode shown = api.get(OperatorsApi.path(endpoint)).json();
    assertThat(shown.has("secret")).isFalse();
    assertThat(shown.get("formerSecretValidUntil"))
        .isEqualTo(rotated.json().get("formerSecretValidUntil"));
  }

  @Test
  void rotatesOnceHoweverOftenTheSameRequestComes() {
    JsonNode endpoint = api.register(URL, "*");
    String key = UUID.randomUUID().toString();
    String path = OperatorsApi.path(endpoint) + "/secret/rotation";

    Reply first = api.postWithKey(key, path, "{}");
    Reply again = api.postWithKey(key, path, "{}");

    assertThat(again.json()).isEqualTo(first.json());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"formerValidHours\":-1}", "{\"formerValidHours\":169}", "{\"hours\":1}", "["})
  void refusesABodyThatIsNoRotation(String body) {
    String path = OperatorsApi.path(api.register(URL, "*")) + "/secret/rotation";

    assertThat(api.post(path, body).status()).isEqualTo(400);
  }

  @Test
  void keepsNoFormerSecretThatIsNotValidAnyMore() {
    JsonNode endpoint = api.register(URL, "*");
    JsonNode rotated =
        api.post(OperatorsApi.path(endpoint) + "/secret/rotation", "{}").json();
    Instant until = Instant.parse(rotated.get("formerSecretValidUntil").asString());

    endpoints.forgetFormerSecrets(until.minusMillis(1));
    assertThat(formerSecretIsKept(endpoint)).isTrue();
    endpoints.forgetFormerSecrets(until);

    assertThat(formerSecretIsKept(endpoint)).isFalse();
    assertThat(api.get(OperatorsApi.path(endpoint)).json().has("formerSecretValidUntil"))
        .isFalse();
  }

  private boolean formerSecretIsKept(JsonNode endpoint) {
    return jdbc.sql("SELECT sealed_former_secret IS NOT NULL FROM webhook_endpoint WHERE id = :id")
        .param("id", idOf(endpoint))
        .query(Boolean.class)
        .single();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not a url",
        "http://",
        "http://user:pw@127.0.0.1/",
        "http://0x7f.1/",
        "http://127.1/"
      })
  void refusesWhatIsNoUrl(String url) {
    Reply reply = api.post(ENDPOINTS, OperatorsApi.registration(url, "*"));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("invalid-url");
    assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://169.254.169.254/", "http://0.0.0.0/", "ftp://127.0.0.1/"})
  void refusesEvenInTheDemoWhereNoWebhookEverGoes(String url) {
    Reply reply = api.post(ENDPOINTS, OperatorsApi.registration(url, "*"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("target-refused");
  }

  @Test
  void refusesAnEventNobodyPublishes() {
    Reply reply = api.post(ENDPOINTS, OperatorsApi.registration(URL, "RiskHeld", "Nothing"));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("invalid-request");
    assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/events/1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"url\":\"http://127.0.0.1/\"}",
        "{\"url\":\"http://127.0.0.1/\",\"events\":[]}",
        "{\"url\":\"http://127.0.0.1/\",\"events\":[null]}",
        "{\"url\":7,\"events\":[\"*\"]}",
        "{\"url\":\"http://127.0.0.1/\",\"events\":[\"*\"],\"more\":1}",
        "["
      })
  void refusesABodyThatIsNoRegistration(String body) {
    assertThat(api.post(ENDPOINTS, body).status()).isEqualTo(400);
  }

  @Test
  void answersWhatDoesNotExistWithItsProblem() {
    String unknown = ENDPOINTS + "/" + PublicIds.ENDPOINT.format(UUID.randomUUID());
    String known = OperatorsApi.path(api.register(URL, "*"));
    String delivery = "/deliveries/" + PublicIds.DELIVERY.format(UUID.randomUUID()) + "/resend";

    assertThat(List.of(
            api.get(unknown).code(),
            api.get(ENDPOINTS + "/whe_nonsense").code(),
            api.delete(unknown).code(),
            api.get(unknown + "/deliveries").code(),
            api.post(unknown + "/enable", "").code(),
            api.post(unknown + "/secret/rotation", "{}").code(),
            api.post(unknown + delivery, "").code()))
        .containsOnly("endpoint-not-found");
    assertThat(api.post(known + delivery, "").code()).isEqualTo("delivery-not-found");
    assertThat(api.get(unknown).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/notifications",
        "/v1/notifications?recipientId=",
        "/v1/notifications?recipientId=o&limit=0",
        "/v1/notifications?recipientId=o&limit=101",
        "/v1/notifications?recipientId=o&startingAfter=whe_1",
        "/v1/webhook-endpoints?startingAfter=ntf_1"
      })
  void refusesAListThatIsAskedForWrongly(String path) {
    Reply reply = api.get(path);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("invalid-request");
  }

  private static UUID idOf(JsonNode endpoint) {
    return PublicIds.ENDPOINT.parse(endpoint.get("id").asString()).orElseThrow();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
