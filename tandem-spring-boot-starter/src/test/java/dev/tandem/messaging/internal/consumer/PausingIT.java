package dev.tandem.messaging.internal.consumer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import dev.tandem.messaging.internal.consumer.Mill.SackBrought;
import dev.tandem.messaging.internal.consumer.Mill.Stones;
import dev.tandem.messaging.internal.pausing.JdbcPausedGroups;
import dev.tandem.test.Backends;
import dev.tandem.test.PostgresServer.Database;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.tandem.messaging.internal.consumer.Mill.STONES;
import static org.assertj.core.api.Assertions.assertThat;

/** A paused group handles nothing on any instance, loses nothing, and goes on where it was. */
class PausingIT {

  private final String nameServer = Backends.rocketMq().nameServer();
  private final Database database = Backends.postgres().freshDatabase("mill");
  private final String sack = "sack-" + UUID.randomUUID();
  private final List<ConfigurableApplicationContext> running = new ArrayList<>();
  private Wire wire;

  @BeforeEach
  void connect() {
    wire = new Wire(nameServer);
  }

  @AfterEach
  void stopAll() {
    running.forEach(ConfigurableApplicationContext::close);
    wire.close();
  }

  @Test
  void holdsOnEveryInstanceAlsoOnOneThatStartsMeanwhile() {
    ConfigurableApplicationContext one = start();
    ConfigurableApplicationContext other = start();
    UUID before = wire.send(new SackBrought(sack + "-before"));
    effects(one).await(STONES, sack + "-before", before);

    pauses(one).pause(STONES, "olga", "the stones are hot", Instant.now());
    Awaitility.await().until(() -> isPaused(one) && isPaused(other));
    ConfigurableApplicationContext late = start();
    List<UUID> sent = send(20);

    staysUnhandled(one);
    assertThat(pauses(other).resume(STONES)).isTrue();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(effects(late).of(STONES, sack)).containsExactlyInAnyOrderElementsOf(sent));
  }

  @Test
  void givesBackWhatHasNotBegunAndCountsNoAttempt() {
    ConfigurableApplicationContext one = start();
    Stones stones = one.getBean(Stones.class);
    stones.hold = new CountDownLatch(1);
    List<UUID> sent = new ArrayList<>(send(1));
    Awaitility.await().until(() -> stones.begun.getCount() == 0);
    sent.addAll(send(30));

    pauses(one).pause(STONES, "olga", "the stones are hot", Instant.now());
    Awaitility.await().until(() -> isPaused(one));
    stones.hold.countDown();
    Awaitility.await().until(() -> effects(one).of(STONES, sack).size() >= 1);
    int begun = effects(one).of(STONES, sack).size();
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(5))
        .until(() -> effects(one).of(STONES, sack).size() - begun <= 2);

    pauses(one).resume(STONES);
    // With one attempt allowed, one that was counted would make a dead letter.
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(effects(one).of(STONES, sack)).containsExactlyInAnyOrderElementsOf(sent));
    assertThat(one.getBean(JdbcClient.class)
            .sql("SELECT count(*) FROM messaging.dead_letter")
            .query(Long.class)
            .single())
        .isZero();
  }

  private void staysUnhandled(ConfigurableApplicationContext context) {
    Awaitility.await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(6))
        .until(() -> effects(context).of(STONES, sack).isEmpty());
  }

  private List<UUID> send(int count) {
    return IntStream.range(0, count)
        .mapToObj(it -> wire.send(new SackBrought(sack)))
        .toList();
  }

  private ConfigurableApplicationContext start() {
    ConfigurableApplicationContext context = Mill.start(database, nameServer);
    running.add(context);
    return context;
  }

  private static Effects effects(ConfigurableApplicationContext context) {
    return context.getBean(Effects.class);
  }

  private static JdbcPausedGroups pauses(ConfigurableApplicationContext context) {
    return context.getBean(JdbcPausedGroups.class);
  }

  private static boolean isPaused(ConfigurableApplicationContext context) {
    GroupRuntime stones = context.getBean(GroupRuntimes.class).find(STONES);
    return stones != null && context.getBean(ConsumerContainer.class).isPaused(stones);
  }
}
