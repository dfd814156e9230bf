package dev.tandem.datacentre.forwarding;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.datacentre.RunningDataCentre;
import dev.tandem.datacentre.Suite;
import dev.tandem.datacentre.TestKafka;
import dev.tandem.datacentre.kafka.KafkaTopics;
import dev.tandem.web.test.Api;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Each test has owners of its own. */
@RunningDataCentre
class ForwardingIT {

  private static final JsonMapper JSON = new JsonMapper();

  @Autowired
  Suite suite;

  @Autowired
  JdbcClient jdbc;

  @LocalManagementPort
  int managementPort;

  private final String owner = "owner-" + UUID.randomUUID();

  @Test
  void anEventStandsInKafkaAsItWasPublishedUnderItsOwner() {
    var recharge = suite.recharge(owner);
    var failed = suite.failedPayment();
    var ids = suite.tell(recharge, failed, suite.stepUp(owner, "sealed"));

    var records = inKafka(ids);

    assertThat(records.get(0).key()).isEqualTo(owner);
    assertThat(records.get(1).key()).isEqualTo(failed.orderId());
    assertThat(records.get(2).key()).isEqualTo(owner);
    var event = envelope(records.get(0));
    assertThat(event.path("specversion").asString()).isEqualTo("1.0");
    assertThat(event.path("type").asString()).isEqualTo("dev.tandem.wallet.RechargeRequested.v1");
    assertThat(event.path("topic").asString()).isEqualTo("wallet");
    assertThat(event.path("subject").asString()).isEqualTo(recharge.rechargeId());
    assertThat(event.at("/data/amount/amountMinor").asLong()).isEqualTo(100);
    assertThat(envelope(records.get(2)).path("topic").asString()).isEqualTo("risk");
  }

  @Test
  void neitherFundingTokensNorCodesReachKafka() {
    var token = "tok-" + UUID.randomUUID();
    var ids = suite.tell(
        suite.payment(owner, token),
        suite.payment(owner, token),
        suite.payment(owner, "tok-other"),
        suite.stepUp(owner, "sealed-code"));

    var records = inKafka(ids);

    var hashes = records.subList(0, 3).stream()
        .map(it -> envelope(it).at("/data/fundingToken").asString())
        .toList();
    assertThat(hashes.get(0))
        .isEqualTo(hashes.get(1))
        .isNotEqualTo(hashes.get(2))
        .hasSize(43);
    assertThat(records)
        .allSatisfy(it -> assertThat(it.value()).doesNotContain(token, "sealed:", "sealed-code"));
  }

  @Test
  void anEventThatDoesNotFitItsSchemaIsADeadLetterAndHoldsNothingUp() {
    var ids = suite.tell(suite.recharge(owner), suite.badRecharge(owner), suite.recharge(owner));

    inKafka(List.of(ids.get(0), ids.get(2)));

    Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
      assertThat(deadLetters(ids.get(1))).isEqualTo(1);
    });
    assertThat(TestKafka.read(KafkaTopics.PAYMENT_EVENTS, 2, it -> it.key().equals(owner)))
        .extracting(it -> envelope(it).path("id").asString())
        .containsExactly(ids.get(0).toString(), ids.get(2).toString());
  }

  @Test
  void eventsWaitWhileKafkaIsAwayAndNoneIsLostOrADeadLetter() {
    var before = suite.tell(suite.recharge(owner));
    inKafka(before);
    TestKafka.server().process().pause();
    List<UUID> meanwhile;
    try {
      // Publishing does not notice: that is what payments do.
      meanwhile = IntStream.range(0, 50)
          .boxed()
          .flatMap(_ -> suite.tell(suite.recharge(owner)).stream())
          .toList();
      // Until the service has seen that Kafka takes nothing.
      Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
        assertThat(health()).isEqualTo("DEGRADED");
      });
    } finally {
      TestKafka.server().process().resume();
    }

    inKafka(Stream.concat(before.stream(), meanwhile.stream()).toList());
    Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
      assertThat(health()).isEqualTo("UP");
    });
    meanwhile.forEach(id -> assertThat(deadLetters(id)).isZero());
    assertThat(failedAttempts(meanwhile)).isZero();
  }

  private String health() {
    return new Api(managementPort)
        .get("/actuator/health")
        .json()
        .at("/components/kafka/status")
        .asString();
  }

  /** The records of these events, in their order. */
  private static List<ConsumerRecord<String, String>> inKafka(List<UUID> ids) {
    var wanted = ids.stream().map(UUID::toString).toList();
    var found = TestKafka.read(
        KafkaTopics.PAYMENT_EVENTS,
        ids.size(),
        it -> wanted.contains(envelope(it).path("id").asString()));
    return wanted.stream()
        .map(id -> found.stream()
            .filter(it -> envelope(it).path("id").asString().equals(id))
            .findFirst()
            .orElseThrow(() -> new AssertionError(id + " is not in Kafka")))
        .toList();
  }

  private static JsonNode envelope(ConsumerRecord<String, String> one) {
    return JSON.readTree(one.value());
  }

  private long deadLetters(UUID id) {
    return jdbc.sql("SELECT count(*) FROM messaging.dead_letter WHERE event_id = :id")
        .param("id", id)
        .query(Long.class)
        .single();
  }

  private long failedAttempts(List<UUID> ids) {
    return jdbc.sql("SELECT count(*) FROM messaging.failed_attempt WHERE event_id = ANY (:ids)")
        .param("ids", ids.toArray(UUID[]::new))
        .query(Long.class)
        .single();
  }
}
