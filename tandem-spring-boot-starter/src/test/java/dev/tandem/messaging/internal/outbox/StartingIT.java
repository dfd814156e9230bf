package dev.tandem.messaging.internal.outbox;

import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.internal.producer.BrokerHealthIndicator;
import dev.tandem.messaging.internal.producer.MissingTopicsException;
import dev.tandem.test.Backends;
import dev.tandem.test.PostgresServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StartingIT {

  @Test
  void startsWithoutABrokerAndPublishesAllTheSame() {
    try (ConfigurableApplicationContext service =
        start("parcels_alone", "127.0.0.1:9", "parcels", true)) {
      TransactionTemplate transaction = service.getBean(TransactionTemplate.class);
      EventPublisher events = service.getBean(EventPublisher.class);

      transaction.executeWithoutResult(status -> events.publish(new ParcelSent("p-1")));

      JdbcClient jdbc = service.getBean(JdbcClient.class);
      Awaitility.await()
          .untilAsserted(() -> assertThat(
                  jdbc.sql("SELECT half_sent FROM messaging.outbox WHERE state = 'COMMITTED'")
                      .query(Boolean.class)
                      .list())
              .containsExactly(false));
      BrokerHealthIndicator health = service.getBean(BrokerHealthIndicator.class);
      Awaitility.await()
          .untilAsserted(() ->
              assertThat(health.health().getStatus()).isEqualTo(BrokerHealthIndicator.DEGRADED));
    }
  }

  @Test
  void doesNotStartWithoutItsTopicsUnlessItMayCreateThem() {
    assertThatThrownBy(() -> start(
                "parcels_strict", Backends.rocketMq().nameServer(), "parcels-nowhere", false)
            .close())
        .hasRootCauseInstanceOf(MissingTopicsException.class)
        .hasStackTraceContaining("[parcels-nowhere]");
  }

  private static ConfigurableApplicationContext start(
      String database, String nameServer, String publishes, boolean createTopics) {
    PostgresServer.Database fresh = Backends.postgres().freshDatabase(database);
    return new SpringApplicationBuilder(ParcelApplication.class)
        .web(WebApplicationType.NONE)
        .run(
            "--spring.application.name=parcel-start",
            "--spring.datasource.url=" + fresh.url(),
            "--spring.datasource.username=" + fresh.username(),
            "--spring.datasource.password=" + fresh.password(),
            "--spring.flyway.locations=classpath:db/parcels",
            "--rocketmq.name-server=" + nameServer,
            "--tandem.messaging.publishes=" + publishes,
            "--tandem.messaging.topics.create=" + createTopics);
  }
}
