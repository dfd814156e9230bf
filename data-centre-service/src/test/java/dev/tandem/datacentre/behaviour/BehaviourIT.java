package dev.tandem.datacentre.behaviour;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import dev.tandem.datacentre.RunningDataCentre;
import dev.tandem.datacentre.TestKafka;
import dev.tandem.datacentre.kafka.KafkaTopics;
import dev.tandem.web.test.Api;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@RunningDataCentre
class BehaviourIT {

  @LocalServerPort
  int port;

  private final String owner = "owner-" + UUID.randomUUID();

  @Test
  void standsInKafkaUnderItsOwner() {
    var reply = tell(new Api(port).as(owner, "investor"), Instant.now());

    assertThat(reply.status()).isEqualTo(202);
    var record =
        TestKafka.read(KafkaTopics.BEHAVIOUR, 1, it -> it.key().equals(owner)).getFirst();
    var event = new JsonMapper().readTree(record.value());
    assertThat(reply.text("eventId")).isEqualTo("evt_" + event.path("id").asString());
    assertThat(event.at("/data/kind").asString()).isEqualTo("VIEW_FUND");
    assertThat(event.at("/data/fundCode").asString()).isEqualTo("000001");
    assertThat(Instant.parse(event.path("time").asString())).isBeforeOrEqualTo(Instant.now());
    var told = TestKafka.read(KafkaTopics.PAYMENT_EVENTS, 1, it -> it.key().equals(owner));
    assertThat(told.getFirst().value()).contains("FundFirstVisited");
  }

  @Test
  void isToldByInvestorsOfThemselvesOnlyAndByMachinesOfAnybody() {
    assertThat(
            tell(new Api(port).as("somebody-else", "investor"), Instant.now()).status())
        .isEqualTo(403);
    assertThat(tell(new Api(port).as("app", "service"), Instant.now()).status()).isEqualTo(202);
  }

  @Test
  void cannotLieInTheFuture() {
    var reply = tell(new Api(port).as(owner, "investor"), Instant.now().plus(Duration.ofHours(1)));

    assertThat(reply.status()).isEqualTo(400);
  }

  @Test
  void isRefusedWhileKafkaIsAway() {
    TestKafka.server().process().pause();
    try {
      var reply = tell(new Api(port).as(owner, "investor"), Instant.now());

      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.text("code")).isEqualTo("unavailable");
    } finally {
      TestKafka.server().process().resume();
    }
  }

  private Reply tell(Api api, Instant at) {
    return api.post("/v1/behaviour", """
        {"ownerId": "%s", "kind": "VIEW_FUND", "fundCode": "000001", "deviceId": "d-1", "at": "%s"}\
        """.formatted(owner, at));
  }
}
