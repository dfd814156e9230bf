package dev.tandem.messaging.internal.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.internal.monitoring.UnconfirmedGauge;
import dev.tandem.messaging.support.UuidV7;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What an operator sees over HTTP. */
@JdbcParcelsTest
class OperatingIT {

  @Autowired
  EventPublisher events;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  UnconfirmedGauge gauge;

  @Autowired
  JdbcClient jdbc;

  @LocalServerPort
  int port;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String parcel = "p-" + UUID.randomUUID();

  @Test
  void showsWhatBecameOfAMessage() {
    UUID id = publish();

    Awaitility.await()
        .until(() -> "CONFIRMED".equals(get("/transactions/" + id).get("state").stringValue()));
    JsonNode message = get("/transactions/" + id);
    assertThat(message.get("halfSent").booleanValue()).isTrue();
    assertThat(message.get("topic").stringValue()).isEqualTo("parcels");
    assertThat(message.get("tag").stringValue()).isEqualTo("ParcelSent");
    assertThat(message.get("sweeps").intValue()).isZero();
    assertThat(message.get("eventIds").get(0).stringValue()).isEqualTo("evt_" + id);
    assertThat(get("/transactions/evt_" + id)).isEqualTo(message);
    assertThat(message.get("confirmedAt").isString()).isTrue();
    assertThat(get("/transactions?subject=" + parcel).get("data").get(0)).isEqualTo(message);
  }

  @Test
  void answersNotFoundForAMessageThatNeverWas() {
    assertThat(response("/transactions/" + UuidV7.next()).statusCode()).isEqualTo(404);
    assertThat(response("/transactions/nonsense").statusCode()).isEqualTo(400);
  }

  @Test
  void countsTheOutbox() {
    publish();

    Awaitility.await().until(() -> get("/outbox").get("committed").longValue() == 0);
    assertThat(get("/outbox").get("oldestUnconfirmedSeconds").longValue()).isZero();
    assertThat(get("/outbox").get("aborted").isNumber()).isTrue();
  }

  @Test
  void handsOutWhatWasPublishedPageByPage() {
    UUID first = publish();
    UUID second = publish();

    JsonNode page = get("/outbox/" + first + "?limit=1");
    JsonNode message = page.get("data").get(0);
    assertThat(message.get("messageId").stringValue()).isEqualTo(second.toString());
    assertThat(message.get("topic").stringValue()).isEqualTo("parcels");
    assertThat(new JsonMapper().readTree(message.get("body").stringValue()).get("subject"))
        .hasToString('"' + parcel + '"');
    assertThat(page.get("hasMore").booleanValue()).isFalse();
    JsonNode before = get("/outbox/00000000-0000-0000-0000-000000000000?limit=1");
    assertThat(before.get("hasMore").booleanValue()).isTrue();
    assertThat(response("/outbox/" + first + "?limit=1001").statusCode()).isEqualTo(400);
  }

  @Test
  void tellsWhichEventsWerePublished() {
    UUID id = publish();
    String minute = "from=" + UuidV7.timeOf(id).truncatedTo(ChronoUnit.MINUTES)
        + "&topic=parcels&tags=ParcelSent";

    JsonNode digest = get("/digests/outbox?" + minute).get("data").get(0);

    assertThat(digest.get("count").longValue()).isPositive();
    assertThat(digest.get("hash").stringValue()).isNotEmpty();
    assertThat(get("/digests/outbox/ids?" + minute).get("data").toString()).contains(id.toString());
    assertThat(get("/digests/inbox?group=nobody&" + minute).get("data").size()).isZero();
    assertThat(response("/digests/outbox?" + minute + "&slots=9999").statusCode())
        .isEqualTo(400);
    assertThat(response("/digests/elsewhere?" + minute).statusCode()).isEqualTo(400);
  }

  @Test
  void sendsAgainWhatSomebodyMisses() {
    UUID id = publish();
    UUID unknown = UuidV7.next();
    Awaitility.await().until(() -> state(id).equals("CONFIRMED"));

    HttpResponse<String> answer = post("/outbox", """
        {"action": "resend", "events": "%s,%s", "reason": "missed"}
        """.formatted(id, unknown));

    assertThat(new JsonMapper().readTree(answer.body()))
        .isEqualTo(new JsonMapper().readTree("""
            {"messages": 1, "unknown": ["%s"]}
            """.formatted(unknown)));
    Awaitility.await().until(() -> state(id).equals("CONFIRMED"));
    assertThat(get("/transactions/" + id).get("sweeps").intValue()).isEqualTo(1);
    assertThat(post("/outbox", "{\"action\": \"resend\", \"events\": \"x\", \"reason\": \"y\"}")
            .statusCode())
        .isEqualTo(400);
  }

  @Test
  void listsAndDecidesPreparedTransactions() {
    String id = jdbc.sql("""
            INSERT INTO messaging.prepared_transaction (id, name, context, prepared_at, event_ids,
              topics, tags, subjects, events)
            VALUES (uuidv7(), 'legacy', '{"job": 7}', now(), ARRAY[uuidv7()],
              ARRAY['parcels'], ARRAY['ParcelSent'], ARRAY[?], ARRAY[''::bytea])
            RETURNING id
            """).param(parcel).query(String.class).single();

    JsonNode listed = get("/transactions");
    JsonNode prepared = get("/transactions/" + id);
    assertThat(listed.get("hasMore").booleanValue()).isFalse();
    assertThat(listed.get("data").toString()).contains(prepared.toString());
    assertThat(prepared.get("context").stringValue()).isEqualTo("{\"job\": 7}");
    assertThat(prepared.get("events").get(0).stringValue()).startsWith("evt_");
    assertThat(decide(id, "{\"action\": \"rollback\"}").statusCode()).isEqualTo(400);
    assertThat(decide(id, "{\"action\": \"lose\", \"reason\": \"x\"}").statusCode())
        .isEqualTo(400);

    HttpResponse<String> decided = decide(id, "{\"action\": \"rollback\", \"reason\": \"x\"}");

    assertThat(decided.body()).contains("\"ROLLED_BACK\"", "\"decidedBy\":\"operator\"");
    assertThat(decide(id, "{\"action\": \"commit\", \"reason\": \"x\"}").statusCode())
        .isEqualTo(409);
    assertThat(decide(UuidV7.next().toString(), "{\"action\": \"commit\", \"reason\": \"x\"}")
            .statusCode())
        .isEqualTo(404);
    assertThat(get("/transactions").get("data").toString()).doesNotContain(id);
  }

  private HttpResponse<String> decide(String id, String body) {
    return post("/transactions/" + id, body);
  }

  private String state(UUID message) {
    return get("/transactions/" + message).get("state").stringValue();
  }

  @Test
  void countsHalfMessagesCommitsAndConfirmations() {
    double before = metric("tandem.messaging.half.messages?tag=result:sent");
    publish();
    gauge.measure();

    // The broker answers in its own time.
    Awaitility.await()
        .until(() -> metric("tandem.messaging.half.messages?tag=result:sent") > before);
    Awaitility.await().until(() -> metric("tandem.messaging.commits?tag=degraded:false") > 0);
    assertThat(metric("tandem.messaging.breaker?tag=state:closed")).isEqualTo(1);
    Awaitility.await().until(() -> metric("tandem.messaging.confirmations") > 0);
    assertThat(metric("tandem.messaging.unconfirmed")).isNotNegative();
  }

  @Test
  void isHealthyWithTheBroker() {
    JsonNode health = get("/health");

    assertThat(health.get("status").stringValue()).isEqualTo("UP");
    assertThat(health.get("components").get("broker").get("status").stringValue())
        .isEqualTo("UP");
    assertThat(response("/health/readiness").body()).contains("UP").doesNotContain("broker");
  }

  private UUID publish() {
    UUID id = transaction.execute(status -> events.publish(new ParcelSent(parcel)));
    assertThat(id).isNotNull();
    return id;
  }

  private double metric(String name) {
    HttpResponse<String> response = response("/metrics/" + name);
    return response.statusCode() == 404
        ? 0
        : new JsonMapper()
            .readTree(response.body())
            .get("measurements")
            .get(0)
            .get("value")
            .doubleValue();
  }

  private JsonNode get(String path) {
    HttpResponse<String> response = response(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new JsonMapper().readTree(response.body());
  }

  private HttpResponse<String> response(String path) {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  private HttpResponse<String> post(String path, String body) {
    return send(HttpRequest.newBuilder(uri(path))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build());
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + "/actuator" + path);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
