package dev.tandem.messaging.internal.consumer;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import dev.tandem.messaging.internal.consumer.Mill.Bell;
import dev.tandem.messaging.internal.consumer.Mill.SackBrought;
import dev.tandem.messaging.internal.consumer.Mill.Stones;
import dev.tandem.test.Backends;
import dev.tandem.test.PostgresServer;
import dev.tandem.test.PostgresServer.Database;
import dev.tandem.test.rocketmq.RocketMqServer;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.tandem.messaging.internal.consumer.Mill.BELL;
import static dev.tandem.messaging.internal.consumer.Mill.STONES;
import static org.assertj.core.api.Assertions.assertThat;

class InstancesIT {

  private final String nameServer = Backends.rocketMq().nameServer();
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
  void shareTheWorkAndDoNothingTwice() {
    Database database = Backends.postgres().freshDatabase("mill");
    ConfigurableApplicationContext one = start(database);
    ConfigurableApplicationContext other = start(database);
    List<UUID> sent = new ArrayList<>();

    Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> {
      sent.add(wire.send(new SackBrought(sack)));
      return !stones(one).ground.isEmpty() && !stones(other).ground.isEmpty();
    });

    Effects effects = one.getBean(Effects.class);
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(effects.of(STONES, sack)).containsExactlyInAnyOrderElementsOf(sent));
  }

  @Test
  void areAllToldWhatIsBroadcast() {
    Database database = Backends.postgres().freshDatabase("mill");
    wire.send(new SackBrought(sack + "-before"));
    ConfigurableApplicationContext one = start(database);
    ConfigurableApplicationContext other = start(database);
    // They hear what comes once they listen.
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
      wire.send(new SackBrought(sack + "-early"));
      return bell(one).contains(sack + "-early") && bell(other).contains(sack + "-early");
    });

    wire.send(new SackBrought(sack + "-cracked"));
    wire.send(new SackBrought(sack));

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> bell(one).contains(sack) && bell(other).contains(sack));
    assertThat(bell(one)).doesNotContain(sack + "-before").containsOnlyOnce(sack);
    assertThat(deadLetters(one)).isZero();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> one.getBean(MeterRegistry.class)
                .get("tandem.consumer.events")
                .tags("group", BELL, "outcome", "failed")
                .counter()
                .count()
            == 1);
  }

  @Test
  void finishTheBatchTheyHaveBegunBeforeTheyStop() throws Exception {
    Database database = Backends.postgres().freshDatabase("mill");
    ConfigurableApplicationContext stopping = start(database);
    Stones stones = stones(stopping);
    stones.hold = new CountDownLatch(1);
    UUID id = wire.send(new SackBrought(sack));
    stones.begun.await();

    CompletableFuture<Void> closed = CompletableFuture.runAsync(stopping::close);
    Awaitility.await().until(() -> !stopping.getBean(ConsumerContainer.class).isRunning());
    assertThat(closed).isNotDone();
    stones.hold.countDown();

    assertThat(closed).succeedsWithin(Duration.ofSeconds(20));
    assertThat(stones.ground).contains(sack);
    ConfigurableApplicationContext next = start(database);
    UUID last = wire.send(new SackBrought(sack + "-last"));
    next.getBean(Effects.class).await(STONES, sack + "-last", last);
    assertThat(next.getBean(Effects.class).of(STONES, sack)).containsExactly(id);
    assertThat(stones(next).ground).doesNotContain(sack);
  }

  @Test
  void waitForADatabaseThatIsAwayWithoutUsingUpAttempts() {
    try (PostgresServer server = Backends.startPostgres()) {
      ConfigurableApplicationContext context = start(server.database("mill"));
      Effects effects = context.getBean(Effects.class);
      UUID before = wire.send(new SackBrought(sack + "-before"));
      effects.await(STONES, sack + "-before", before);

      server.kill();
      UUID during = wire.send(new SackBrought(sack));
      Awaitility.await().until(() -> batches(context) >= 2);
      server.start();

      effects.await(STONES, sack, during);
      assertThat(deadLetters(context)).isZero();
      context.close();
    }
  }

  @Test
  void startWithoutABrokerAndConsumeOnceItIsThere() throws IOException {
    int port = freePort();
    Database database = Backends.postgres().freshDatabase("mill");
    ConfigurableApplicationContext context = start(database, "127.0.0.1:" + port);

    try (RocketMqServer late = Backends.startRocketMq(port, Map.of());
        Wire lateWire = new Wire(late.nameServer())) {
      UUID id = Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> lateWire.send(new SackBrought(sack)), sent -> true);

      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() ->
              assertThat(context.getBean(Effects.class).of(STONES, sack)).containsExactly(id));
      context.close();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private ConfigurableApplicationContext start(Database database) {
    return start(database, nameServer);
  }

  private ConfigurableApplicationContext start(Database database, String nameServer) {
    ConfigurableApplicationContext context = Mill.start(database, nameServer);
    running.add(context);
    return context;
  }

  private static Queue<String> bell(ConfigurableApplicationContext context) {
    return context.getBean(Bell.class).rung;
  }

  private static Stones stones(ConfigurableApplicationContext context) {
    return context.getBean(Stones.class);
  }

  /** Counted as soon as a batch is taken, before the database is asked for anything. */
  private static long batches(ConfigurableApplicationContext context) {
    return context
        .getBean(MeterRegistry.class)
        .get("tandem.consumer.batch.events")
        .tag("group", STONES)
        .summary()
        .count();
  }

  private static long deadLetters(ConfigurableApplicationContext context) {
    return context
        .getBean(JdbcClient.class)
        .sql("SELECT count(*) FROM messaging.dead_letter")
        .query(Long.class)
        .single();
  }
}
