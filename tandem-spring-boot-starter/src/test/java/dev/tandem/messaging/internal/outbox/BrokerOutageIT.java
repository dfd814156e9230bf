package dev.tandem.messaging.internal.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.internal.broker.BrokerBreaker;
import dev.tandem.messaging.internal.producer.BrokerHealthIndicator;
import dev.tandem.test.Backends;
import dev.tandem.test.TandemBackends;
import dev.tandem.test.rocketmq.RocketMqServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** A broker of its own, which hangs, dies and forgets. */
@TandemBackends(database = "parcels_outage")
@SpringBootTest(
    classes = ParcelApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.application.name=parcel-outage",
      "spring.flyway.locations=classpath:db/parcels",
      "tandem.messaging.publishes=parcels,invoices",
      "tandem.messaging.topics.create=true",
      "tandem.messaging.topics.queues=2",
      "rocketmq.producer.send-message-timeout=300",
      "tandem.messaging.sweep.interval=200ms",
      "tandem.messaging.sweep.confirm-timeout=30s",
      "tandem.messaging.breaker.minimum-sends=3",
      "tandem.messaging.breaker.open-for=500ms"
    })
@DirtiesContext
class BrokerOutageIT {

  private static RocketMqServer broker;

  @Autowired
  EventPublisher events;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  JdbcOutbox outbox;

  @Autowired
  MessageFactory factory;

  @Autowired
  BrokerBreaker breaker;

  @Autowired
  BrokerHealthIndicator health;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  Arrivals arrivals;

  private final String parcel = "p-" + UUID.randomUUID();

  @DynamicPropertySource
  static void useOwnBroker(DynamicPropertyRegistry properties) {
    broker = Backends.startRocketMq(Map.of(
        "transactionTimeOut", "1000",
        "transactionCheckInterval", "1000",
        "transactionCheckMax", "2"));
    properties.add("rocketmq.name-server", broker::nameServer);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void goesOnWhileTheBrokerHangsAndCatchesUp() {
    publish(parcel + "-before");
    arrivals.await(parcel + "-before");
    broker.pauseBroker();
    long began = System.nanoTime();
    try {
      IntStream.range(0, 100).forEach(i -> publish(parcel + "-" + i));

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
      assertThat(unconfirmed()).isGreaterThanOrEqualTo(100);
      // No payment waited for the broker, so all are done before it is known to be unwell.
      Awaitility.await().until(() -> !"CLOSED".equals(breaker.state()));
      assertThat(health.health().getStatus()).isEqualTo(BrokerHealthIndicator.DEGRADED);
    } finally {
      broker.resumeBroker();
    }

    awaitAllConfirmed();
    IntStream.range(0, 100).forEach(i -> arrivals.await(parcel + "-" + i));
    Awaitility.await().until(() -> "CLOSED".equals(breaker.state()));
  }

  @Test
  void goesOnWhileTheBrokerIsDeadAndCatchesUp() {
    broker.killBroker();
    IntStream.range(0, 20).forEach(i -> publish(parcel + "-" + i));
    broker.startBroker();

    awaitAllConfirmed();
    // A client that lost its broker looks for its queues every 20 s.
    IntStream.range(0, 20).forEach(i -> arrivals.await(parcel + "-" + i, Duration.ofSeconds(45)));
  }

  @Test
  void sendsAgainWhatTheBrokerGaveUpAskingFor() throws Exception {
    OutboxMessage row = Rows.about(parcel);
    transaction.executeWithoutResult(status -> outbox.insert(List.of(row), true));
    GoneInstance.sendHalf(broker.nameServer(), "gone-producer", factory.immediate(row));

    arrivals.await(parcel, Duration.ofSeconds(25));

    assertThat(jdbc.sql("SELECT sweeps FROM messaging.outbox WHERE id = ?")
            .param(row.id())
            .query(Integer.class)
            .single())
        .isEqualTo(1);
  }

  private void publish(String subject) {
    transaction.executeWithoutResult(status -> events.publish(new ParcelSent(subject)));
  }

  private void awaitAllConfirmed() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(jdbc.sql("""
                                SELECT subjects, half_sent, sweeps, check_backs, next_sweep_at, now()
                                  FROM messaging.outbox WHERE state = 'COMMITTED'
                                """).query().listOfRows()).isEmpty());
  }

  private long unconfirmed() {
    return jdbc.sql("SELECT count(*) FROM messaging.outbox WHERE state = 'COMMITTED'")
        .query(Long.class)
        .single();
  }
}
