package dev.tandem.datacentre.sync;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

import dev.tandem.datacentre.RunningDataCentre;
import dev.tandem.datacentre.Suite;
import dev.tandem.datacentre.TestKafka;
import dev.tandem.datacentre.kafka.KafkaTopics;
import dev.tandem.datacentre.sync.CompareOutboxes.TopicSync;
import dev.tandem.datacentre.sync.JdbcKafkaEvents.KafkaEvent;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.test.Api;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@RunningDataCentre
class SyncIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired
  Suite suite;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  CompareOutboxes comparing;

  @Autowired
  JdbcKafkaEvents events;

  @Autowired
  KafkaTopics topics;

  @LocalServerPort
  int port;

  private final String owner = "owner-" + UUID.randomUUID();

  @Test
  void countsWhatEachTopicPublishedAndKafkaHas() {
    var before = topic("risk").path("published").asLong();
    var ids = suite.tell(suite.stepUp(owner, "x"), suite.stepUp(owner, "y"));

    awaitSynced("risk", ids);

    var risk = topic("risk");
    assertThat(risk.path("published").asLong()).isEqualTo(before + 2);
    assertThat(risk.path("synced").asLong()).isEqualTo(before + 2);
    assertThat(risk.path("missing").asLong()).isZero();
    assertThat(risk.path("successRate").asDouble()).isEqualTo(1);
    assertThat(risk.path("lagMillis").asLong()).isZero();
    assertThat(sync().path("unread")).isEmpty();
    assertThat(sync().path("data")).hasSize(10);
  }

  @Test
  void namesWhatKafkaDoesNotHave() {
    var bad = suite.tell(suite.badRecharge(owner)).getFirst();
    var good = suite.tell(suite.recharge(owner));
    awaitSynced("wallet", good);

    var wallet = topic("wallet");

    assertThat(missing(wallet)).contains("evt_" + bad).doesNotContain("evt_" + good.getFirst());
    assertThat(wallet.path("successRate").asDouble()).isLessThan(1);
    assertThat(wallet.path("lagMillis").asLong()).isPositive();
    assertThat(sync().path("complete").asBoolean()).isFalse();
    jdbc.sql("DELETE FROM messaging.outbox WHERE id = :id").param("id", bad).update();
  }

  @Test
  void namesWhatNoOutboxHas() {
    var id = UuidV7.next();
    jdbc.sql("""
            INSERT INTO kafka_event (event_id, topic, log_id, partition, log_offset)
            VALUES (:id, 'ledger', :id, 1000, 1)
            """).param("id", id).update();

    assertThat(topic("ledger").path("surplus").asLong()).isEqualTo(1);

    jdbc.sql("DELETE FROM kafka_event WHERE event_id = :id").param("id", id).update();
  }

  @Test
  void whatIsReadInThePlaceOfAnEventReplacesIt() {
    var lost = UuidV7.next();
    var found = UuidV7.next();
    var log = UUID.randomUUID();

    events.keep(List.of(new KafkaEvent(lost, "ledger", log, 1000, 7)));
    events.keep(List.of(
        new KafkaEvent(found, "ledger", log, 1000, 7),
        new KafkaEvent(lost, "ledger", log, 1000, 8)));
    assertThat(known(List.of(lost, found))).isEqualTo(2);
    events.keep(List.of(new KafkaEvent(UuidV7.next(), "ledger", log, 1000, 8)));

    assertThat(known(List.of(lost))).isZero();
    events.forgetLost(1000, log, 0);
  }

  @Test
  void forgetsWhatLiesPastTheEndOfKafka() throws Exception {
    var id = UuidV7.next();
    var log = topics.prepare(KafkaTopics.PAYMENT_EVENTS);
    var logId = new UUID(log.getMostSignificantBits(), log.getLeastSignificantBits());

    events.keep(List.of(new KafkaEvent(id, "ledger", logId, 0, 1_000_000)));

    Awaitility.await().atMost(PATIENCE).until(() -> known(List.of(id)) == 0);
  }

  @Test
  void refusesARecordThatPostgreSqlDoesNotTake() {
    var envelope = "{\"id\": \"%s\", \"topic\": \"wal%slet\"}";
    var good = envelope.formatted(UuidV7.next(), "");
    var bad = envelope.formatted(UuidV7.next(), "\\u0000");

    assertThat(ReadBack.event(new ConsumerRecord<>("x", 0, 1, "k", good), UuidV7.next()))
        .isNotNull();
    assertThat(ReadBack.event(new ConsumerRecord<>("x", 0, 2, "k", bad), UuidV7.next()))
        .isNull();
  }

  @Test
  void namesWhatKafkaHasLostWithItsTopic() {
    var lost = suite.tell(suite.stepUp(owner, "x"));
    awaitSynced("risk", lost);
    TestKafka.lose(KafkaTopics.PAYMENT_EVENTS);

    Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
      assertThat(missing(topic("risk"))).contains("evt_" + lost.getFirst());
    });
    // What comes afterwards is written to topics that were made again.
    var later = suite.tell(suite.stepUp(owner, "y"));
    awaitSynced("risk", later);
    assertThat(missing(topic("risk"))).contains("evt_" + lost.getFirst());
    jdbc.sql("DELETE FROM messaging.outbox").update();
  }

  @Test
  void refusesTimesThatMakeNoSense() {
    var api = new Api(port);
    assertThat(api.get("/v1/sync?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
            .status())
        .isEqualTo(400);
    assertThat(api.get("/v1/sync?from=2026-01-01T00:00:00Z&to=2026-01-03T00:00:00Z")
            .status())
        .isEqualTo(400);
  }

  @Test
  void anAlertCountsWhatIsMissingInTwoRounds() {
    var registry = new SimpleMeterRegistry();
    // Until the end of this minute: what was published just now should be there too.
    var rounds = new SyncMeters(comparing, Duration.ofMinutes(-1), registry);
    var lost = suite.tell(suite.badRecharge(owner));

    rounds.work();
    assertThat(missingFromWallet(registry)).isZero();
    rounds.work();
    var lasting = missingFromWallet(registry);
    assertThat(lasting).isPositive();

    jdbc.sql("DELETE FROM messaging.outbox WHERE id = :id")
        .param("id", lost.getFirst())
        .update();
    rounds.work();
    assertThat(missingFromWallet(registry)).isEqualTo(lasting - 1);
  }

  @Test
  void anAlertDoesNotCountWhatMayBeUnderWay() {
    var underWay = UuidV7.next();
    var lost = UuidV7.next();
    var topic = new TopicSync("wallet", 10, 3, List.of(lost, underWay), List.of());

    assertThat(SyncMeters.lasting(topic, Set.of())).isEqualTo(1);
    assertThat(SyncMeters.lasting(topic, Set.of(lost, UuidV7.next()))).isEqualTo(2);
  }

  private static double missingFromWallet(MeterRegistry registry) {
    return registry
        .get("tandem.datacentre.sync.missing")
        .tag("topic", "wallet")
        .gauge()
        .value();
  }

  private long known(List<UUID> ids) {
    return jdbc.sql("SELECT count(*) FROM kafka_event WHERE event_id = ANY (:ids)")
        .param("ids", ids.toArray(UUID[]::new))
        .query(Long.class)
        .single();
  }

  private void awaitSynced(String topic, List<UUID> ids) {
    var names = ids.stream().map(id -> "evt_" + id).toList();
    Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
      assertThat(missing(topic(topic))).doesNotContainAnyElementsOf(names);
    });
  }

  private static List<String> missing(JsonNode topic) {
    return StreamSupport.stream(topic.path("missingEvents").spliterator(), false)
        .map(JsonNode::asString)
        .toList();
  }

  private JsonNode topic(String name) {
    return StreamSupport.stream(sync().path("data").spliterator(), false)
        .filter(it -> it.path("topic").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode sync() {
    var reply = new Api(port).get("/v1/sync");
    assertThat(reply.status()).isEqualTo(200);
    return reply.json();
  }
}
