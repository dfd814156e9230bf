package dev.tandem.messaging.internal.consumer;

import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.EventType;
import dev.tandem.test.PostgresServer.Database;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service of which two versions run side by side, with different handlers in the same groups. */
final class Deployment {

  static final String GROUP = "deploy-shelf";
  static final String LEDGER = "deploy-ledger";

  static final String DESKS = "deploy-desks";
  static final String FILTERED = "deploy-cleaning";

  private Deployment() {}

  @EventType(topic = "deploy-books", type = "com.example.Lent.v1", subject = "book")
  record Lent(String book) {}

  @EventType(topic = "deploy-books", type = "com.example.Lent.v2", subject = "book")
  record LentAgain(String book) {}

  @EventType(topic = "deploy-books", type = "com.example.Returned.v1", subject = "book")
  record Returned(String book) {}

  @EventType(topic = "deploy-books", type = "com.example.Dusted.v1", subject = "book")
  record Dusted(String book) {}

  @EventType(topic = "deploy-films", type = "com.example.Shown.v1", subject = "film")
  record Shown(String film) {}

  @EventType(
      topic = "deploy-entries",
      type = "com.example.Credited.v1",
      subject = "account",
      sequence = "number")
  record Credited(String account, long number) {}

  @EventType(
      topic = "deploy-entries",
      type = "com.example.Debited.v1",
      subject = "account",
      sequence = "number")
  record Debited(String account, long number) {}

  @EventType(
      topic = "deploy-calls",
      type = "com.example.Called.v1",
      subject = "reader",
      sequence = "number",
      tag = "desk")
  record Called(String reader, long number, String desk) {}

  static class HandlersV1 {

    final Effects effects;

    HandlersV1(Effects effects) {
      this.effects = effects;
    }

    @EventHandler(
        group = DESKS,
        tags = {"North", "South"},
        ordered = true)
    void called(Event<Called> event) {
      effects.add(DESKS, event, "called " + event.data().desk());
    }

    @EventHandler(group = GROUP)
    void lent(Event<Lent> event) {
      effects.add(GROUP, event, "lent");
    }

    @EventHandler(group = FILTERED, filtered = true)
    void dusted(Event<Dusted> event) {
      effects.add(FILTERED, event, "dusted");
    }

    @EventHandler(group = LEDGER, ordered = true)
    void credited(Event<Credited> event) {
      effects.add(LEDGER, event, "credited " + event.data().number());
    }
  }

  static class HandlersV2 extends HandlersV1 {

    HandlersV2(Effects effects) {
      super(effects);
    }

    @EventHandler(group = GROUP)
    void lentAgain(Event<LentAgain> event) {
      effects.add(GROUP, event, "lent again");
    }

    @EventHandler(group = GROUP)
    void returned(Event<Returned> event) {
      if (event.subject().endsWith("-damaged")) {
        throw new IllegalStateException("damaged");
      }
      effects.add(GROUP, event, "returned");
    }

    @EventHandler(group = GROUP)
    void shown(Event<Shown> event) {
      effects.add(GROUP, event, "shown");
    }

    @EventHandler(group = LEDGER, ordered = true)
    void debited(Event<Debited> event) {
      effects.add(LEDGER, event, "debited " + event.data().number());
    }
  }

  static class OtherCleaning {

    @EventHandler(group = FILTERED)
    void returned(Returned event) {}
  }

  static class OtherDesks {

    @EventHandler(
        group = DESKS,
        tags = {"North", "East"},
        ordered = true)
    void called(Called event) {}
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Service {

    @Bean
    Effects effects(JdbcClient jdbc) {
      return new Effects(jdbc);
    }
  }

  @Import(Service.class)
  static class V1 {

    @Bean
    HandlersV1 handlers(Effects effects) {
      return new HandlersV1(effects);
    }
  }

  @Import(Service.class)
  static class V2 {

    @Bean
    HandlersV2 handlers(Effects effects) {
      return new HandlersV2(effects);
    }
  }

  /** A version that takes calls of other desks than the others. */
  @Import(Service.class)
  static class V3 {

    @Bean
    OtherDesks handlers() {
      return new OtherDesks();
    }
  }

  /** A version that handles what the broker leaves out for the others. */
  @Import(Service.class)
  static class V4 {

    @Bean
    OtherCleaning handlers() {
      return new OtherCleaning();
    }
  }

  static ConfigurableApplicationContext start(
      Class<?> version, Database database, String nameServer) {
    return new SpringApplicationBuilder(version)
        .web(WebApplicationType.NONE)
        .run(
            "--spring.application.name=deploy",
            "--spring.flyway.locations=classpath:db/shop",
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.username(),
            "--spring.datasource.password=" + database.password(),
            "--spring.datasource.hikari.maximum-pool-size=4",
            "--rocketmq.name-server=" + nameServer,
            "--tandem.messaging.topics.create=true",
            "--tandem.messaging.topics.queues=4",
            "--tandem.messaging.consumer.max-attempts=2",
            "--tandem.messaging.consumer.sweep-interval=500ms");
  }
}
