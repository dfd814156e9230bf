package dev.tandem.messaging.internal.consumer;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tandem.messaging.internal.consumer.Deployment.Called;
import dev.tandem.messaging.internal.consumer.Deployment.Credited;
import dev.tandem.messaging.internal.consumer.Deployment.Debited;
import dev.tandem.messaging.internal.consumer.Deployment.Dusted;
import dev.tandem.messaging.internal.consumer.Deployment.Lent;
import dev.tandem.messaging.internal.consumer.Deployment.LentAgain;
import dev.tandem.messaging.internal.consumer.Deployment.Returned;
import dev.tandem.messaging.internal.consumer.Deployment.Shown;
import dev.tandem.messaging.internal.consumer.Deployment.V1;
import dev.tandem.messaging.internal.consumer.Deployment.V2;
import dev.tandem.messaging.internal.consumer.Deployment.V3;
import dev.tandem.messaging.internal.consumer.Deployment.V4;
import dev.tandem.test.Backends;
import dev.tandem.test.PostgresServer.Database;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.tandem.messaging.internal.consumer.Deployment.DESKS;
import static dev.tandem.messaging.internal.consumer.Deployment.FILTERED;
import static dev.tandem.messaging.internal.consumer.Deployment.GROUP;
import static dev.tandem.messaging.internal.consumer.Deployment.LEDGER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollingDeploymentIT {

  private static final int EACH = 40;

  private ConfigurableApplicationContext v1;
  private ConfigurableApplicationContext v2;
  private JdbcClient jdbc;
  private Effects effects;
  private Wire wire;
  private String run;
  private Database database;
  private String nameServer;

  @BeforeAll
  void deploy() {
    database = Backends.postgres().freshDatabase("deploy");
    nameServer = Backends.rocketMq().nameServer();
    wire = new Wire(nameServer);
    v1 = Deployment.start(V1.class, database, nameServer);
    wire.send(new Lent("first"));
    effects = v1.getBean(Effects.class);
    Awaitility.await()
        .untilAsserted(() -> assertThat(effects.details(GROUP, "first")).isNotEmpty());
    v2 = Deployment.start(V2.class, database, nameServer);
    jdbc = v2.getBean(JdbcClient.class);
    awaitBothConsume();
  }

  /** Both have queues of the topic: each handles some of what both know. */
  private void awaitBothConsume() {
    Awaitility.await().until(() -> {
      wire.send(new Lent("warm-up"));
      return handledBy(v1) > 1 && handledBy(v2) > 1;
    });
  }

  private static double handledBy(ConfigurableApplicationContext version) {
    var counter = version
        .getBean(MeterRegistry.class)
        .find("tandem.consumer.events")
        .tags("group", GROUP, "outcome", "handled")
        .counter();
    return counter == null ? 0 : counter.count();
  }

  @AfterAll
  void stop() {
    v2.close();
    v1.close();
    wire.close();
  }

  @BeforeEach
  void nameTheRun() {
    run = "run-" + UUID.randomUUID();
  }

  @Test
  void handlesEveryEventThatOneOfTheVersionsKnows() {
    for (int i = 0; i < EACH; i++) {
      wire.send(new Lent(run));
      wire.send(new Returned(run));
      wire.send(new LentAgain(run));
    }

    awaitEffects(Map.of("lent", EACH, "returned", EACH, "lent again", EACH));
    assertThat(deadLetters(run)).isEmpty();
  }

  @Test
  void handlesEveryEventOfATopicThatOnlyTheNewVersionKnows() {
    for (int i = 0; i < EACH; i++) {
      wire.send(new Shown(run));
    }

    awaitEffects(Map.of("shown", EACH));
  }

  @Test
  void keepsTheOrderOfASubjectThatBothVersionsMove() {
    for (int number = 1; number < EACH; number += 2) {
      wire.send(new Credited(run, number));
      wire.send(new Debited(run, number + 1));
    }

    Awaitility.await()
        .untilAsserted(() -> assertThat(effects.details(LEDGER, run))
            .isEqualTo(IntStream.rangeClosed(1, EACH)
                .mapToObj(number -> (number % 2 == 1 ? "credited " : "debited ") + number)
                .toList()));
    assertThat(deadLetters(run)).isEmpty();
  }

  @Test
  void skipsAndCountsWhatNoVersionHandles() {
    double before = skipped(v1, GROUP) + skipped(v2, GROUP);
    for (int i = 0; i < EACH; i++) {
      wire.send(new Dusted(run));
    }

    Awaitility.await()
        .untilAsserted(
            () -> assertThat(skipped(v1, GROUP) + skipped(v2, GROUP)).isEqualTo(before + EACH));
    assertThat(deadLetters(run)).isEmpty();
  }

  @Test
  void handlesTheTagsOfItsFilterInTheSubjectsOrderAndPassesOverTheRest() {
    List<String> desks = List.of("North", "East", "South", "East", "North");
    for (int i = 0; i < desks.size(); i++) {
      wire.send(new Called(run, i + 1, desks.get(i)));
    }

    Awaitility.await()
        .untilAsserted(() -> assertThat(effects.details(DESKS, run))
            .containsExactly("called North", "called South", "called North"));
    assertThat(deadLetters(run)).isEmpty();
  }

  @Test
  void refusesToStartBesideAnInstanceWithAnotherFilter() {
    assertThatThrownBy(() -> Deployment.start(V3.class, database, nameServer))
        .hasStackTraceContaining("group deploy-desks takes 'East || North' of deploy-calls")
        .hasStackTraceContaining("takes 'North || South'");
  }

  @Test
  void refusesToStartBesideAnInstanceWhoseBrokerLeavesOutWhatItHandles() {
    assertThatThrownBy(() -> Deployment.start(V4.class, database, nameServer))
        .hasStackTraceContaining("group deploy-cleaning takes 'Returned' of deploy-books")
        .hasStackTraceContaining("takes 'Dusted'");
  }

  @Test
  void handsAFilteredGroupNothingButWhatItHandles() {
    for (int i = 0; i < EACH; i++) {
      wire.send(new Dusted(run));
      wire.send(new Lent(run));
    }

    Awaitility.await().untilAsserted(() -> {
      assertThat(effects.details(FILTERED, run)).hasSize(EACH);
      assertThat(skipped(v1, GROUP) + skipped(v2, GROUP)).isPositive();
    });
    assertThat(skipped(v1, FILTERED) + skipped(v2, FILTERED)).isZero();
  }

  @Test
  void handsAFilteredGroupWhatHasNoTag() {
    String id = wire.send("deploy-books", null, "text/plain", run.getBytes(UTF_8));

    Awaitility.await()
        .untilAsserted(
            () -> assertThat(jdbc.sql("""
                    SELECT consumer_group FROM messaging.dead_letter WHERE message_id = ?
                    """).param(id).query(String.class).list())
                .containsExactlyInAnyOrder(GROUP, FILTERED));
  }

  @Test
  void makesADeadLetterOfWhatTheOtherVersionKeepsFailingOn() {
    for (int i = 0; i < EACH; i++) {
      wire.send(new Returned(run + "-damaged"));
    }

    Awaitility.await()
        .untilAsserted(() -> assertThat(deadLetters(run + "-damaged"))
            .hasSize(EACH)
            .containsOnly("RETRIES_EXHAUSTED"));
    awaitNothingWaiting();
  }

  @Test
  void makesADeadLetterOfWhatWaitsForAVersionThatIsGone() {
    UUID id = UUID.randomUUID();
    jdbc.sql("""
            INSERT INTO messaging.handover (
              consumer_group, source_id, topic, tag, message_id, content_type, body, attempts, handed_at)
            VALUES (?, ?, 'deploy-books', 'Gone', ?, 'application/cloudevents+json',
              convert_to(?, 'UTF8'), 1, now() - interval '1 hour')
            """)
        .params(GROUP, id.toString(), id.toString(), """
            {"specversion":"1.0","id":"%s","source":"t","type":"com.example.Gone.v1","subject":"%s",
             "time":"2026-01-01T00:00:00Z","data":{}}""".formatted(id, run))
        .update();

    Awaitility.await()
        .untilAsserted(() -> assertThat(deadLetters(run)).containsExactly("UNKNOWN_TYPE"));
    awaitNothingWaiting();
  }

  private void awaitEffects(Map<String, Integer> expected) {
    Awaitility.await()
        .untilAsserted(() -> assertThat(effects.details(GROUP, run).stream()
                .collect(Collectors.groupingBy(detail -> detail, Collectors.summingInt(d -> 1))))
            .isEqualTo(expected));
  }

  private List<String> deadLetters(String subject) {
    return jdbc.sql("SELECT failure_kind FROM messaging.dead_letter WHERE subject = ?")
        .param(subject)
        .query(String.class)
        .list();
  }

  /** A message that was settled is removed just after that. */
  private void awaitNothingWaiting() {
    Awaitility.await()
        .untilAsserted(() -> assertThat(jdbc.sql("SELECT count(*) FROM messaging.handover")
                .query(Long.class)
                .single())
            .isZero());
  }

  private static double skipped(ConfigurableApplicationContext version, String group) {
    var counter = version
        .getBean(MeterRegistry.class)
        .find("tandem.consumer.messages")
        .tags("group", group, "outcome", "skipped")
        .counter();
    return counter == null ? 0 : counter.count();
  }
}
