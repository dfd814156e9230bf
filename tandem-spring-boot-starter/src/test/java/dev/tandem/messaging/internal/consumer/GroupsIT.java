package dev.tandem.messaging.internal.consumer;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.tandem.messaging.PermanentFailureException;
import dev.tandem.messaging.internal.consumer.ShopEvents.OrderPlaced;
import org.apache.rocketmq.common.MixAll;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static dev.tandem.messaging.internal.consumer.ShopHandlers.STATISTICS;
import static dev.tandem.messaging.internal.consumer.ShopHandlers.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;

/** What operators see of consumer groups: who has paused one, and what it did with an event. */
@ShopTest
class GroupsIT {

  @Autowired
  Wire wire;

  @Autowired
  Effects effects;

  @Autowired
  Script script;

  @LocalServerPort
  int port;

  private final String order = "ord-" + UUID.randomUUID();
  private DeadLettersClient operator;

  @BeforeEach
  void meetTheOperator() {
    operator = new DeadLettersClient(port);
  }

  @Test
  void arePausedAndResumedByPeopleWhoSayWhy() {
    assertThat(act(WAREHOUSE, "pause")).isEqualTo(200);
    try {
      assertThat(group(WAREHOUSE).get("paused"))
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .containsEntry("by", "operator")
          .containsEntry("reason", "the shelves are full");
      assertThat(group(STATISTICS).get("paused")).isNull();
      assertThat(operator.get("/health").getBody()).containsEntry("status", "DEGRADED");
      assertThat(act(WAREHOUSE, "pause")).isEqualTo(409);

      UUID placed = wire.send(new OrderPlaced(order, 5));
      effects.await(STATISTICS, order, placed);
      Awaitility.await()
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(4))
          .until(() -> effects.of(WAREHOUSE, order).isEmpty());
      assertThat(act(WAREHOUSE, "resume")).isEqualTo(200);
      effects.await(WAREHOUSE, order, placed);
    } finally {
      act(WAREHOUSE, "resume");
    }
    assertThat(act(WAREHOUSE, "resume")).isEqualTo(409);
  }

  @Test
  void haveOneQueueForRetriesAndOneForDeadLettersWhateverTheirTopicsHave() {
    assertThat(wire.queues(MixAll.getRetryTopic(WAREHOUSE))).isEqualTo(1);
    assertThat(wire.queues(MixAll.getDLQTopic(WAREHOUSE))).isEqualTo(1);
    assertThat(wire.queues("shop-orders")).isEqualTo(2);
  }

  @Test
  void thatAreNotThereOrActsThatAreNoneAreRefused() {
    assertThat(act("nobody", "pause")).isEqualTo(404);
    assertThat(act(WAREHOUSE, "stop")).isEqualTo(400);
    assertThat(operator
            .post("/groups/" + WAREHOUSE, Map.of("action", "pause"))
            .getStatusCode()
            .value())
        .isEqualTo(400);
  }

  @Test
  void tellWhatTheyDidWithAnEventAndAfterHowManyFailures() {
    script.failing(WAREHOUSE, order, 1);
    UUID placed = wire.send(new OrderPlaced(order, 5));
    effects.await(WAREHOUSE, order, placed);

    // How long it took is known a moment after the effect.
    Awaitility.await()
        .untilAsserted(() -> assertThat(handling(placed, WAREHOUSE))
            .containsEntry("state", "HANDLED")
            .containsEntry("failures", 1)
            .containsEntry("lastError", "scripted failure of " + order)
            .containsEntry("batchSize", 1)
            .doesNotContainEntry("tookMillis", null)
            .doesNotContainEntry("takenAt", null));
    assertThat(handling(placed, STATISTICS))
        .containsEntry("state", "HANDLED")
        .containsEntry("failures", 0);
  }

  @Test
  void tellWhatTheyHaveGivenUp() {
    script.on(WAREHOUSE, order, event -> {
      throw new PermanentFailureException("the order cannot be packed");
    });
    UUID placed = wire.send(new OrderPlaced(order, 5));
    Object letter = operator.await(WAREHOUSE, "subject", order).get("id");

    assertThat(handling(placed, WAREHOUSE))
        .containsEntry("state", "DEAD_LETTER")
        .containsEntry("lastError", "the order cannot be packed");
    script.behave(WAREHOUSE, order);
    operator.retry(letter);
    assertThat(handling(placed, WAREHOUSE)).containsEntry("state", "MENDED");
  }

  @Test
  void areAskedAboutNoMoreThanTheyCanAnswer() {
    String many = "0193aa11-0000-7000-8000-%012d,".repeat(101);
    Object[] numbers = IntStream.range(0, 101).boxed().toArray();
    String ids = String.format(Locale.ROOT, many, numbers);

    assertThat(operator.get("/handling?ids={ids}", ids).getStatusCode().value()).isEqualTo(400);
    assertThat(operator.get("/handling?ids=nonsense").getStatusCode().value()).isEqualTo(400);
  }

  private int act(String group, String action) {
    return operator
        .post("/groups/" + group, Map.of("action", action, "reason", "the shelves are full"))
        .getStatusCode()
        .value();
  }

  private Map<String, Object> group(String name) {
    return rows("/groups").stream()
        .filter(it -> it.get("group").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Object> handling(UUID event, String group) {
    return Awaitility.await()
        .until(
            () -> rows("/handling?ids=" + event).stream()
                .filter(it -> it.get("group").equals(group))
                .findFirst()
                .orElse(null),
            found -> found != null);
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> rows(String path) {
    return (List<Map<String, Object>>) operator.get(path).getBody().get("data");
  }
}
