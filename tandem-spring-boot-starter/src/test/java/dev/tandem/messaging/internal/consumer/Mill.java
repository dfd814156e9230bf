package dev.tandem.messaging.internal.consumer;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

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
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service of which tests start and stop as many instances as they like. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Mill {

  static final String STONES = "mill-stones";
  static final String BELL = "mill-bell";

  @EventType(topic = "mill-sacks", type = "com.example.mill.SackBrought.v1", subject = "sackId")
  record SackBrought(String sackId) {}

  /** Grinds sacks, and holds a sack for as long as a test wants it to. */
  static final class Stones {

    final Queue<String> ground = new ConcurrentLinkedQueue<>();
    final CountDownLatch begun = new CountDownLatch(1);
    volatile CountDownLatch hold = new CountDownLatch(0);

    private final Effects effects;

    Stones(Effects effects) {
      this.effects = effects;
    }

    @EventHandler(group = STONES)
    void grind(Event<SackBrought> event) throws InterruptedException {
      begun.countDown();
      hold.await();
      effects.add(STONES, event, "ground");
      ground.add(event.subject());
    }
  }

  /** Rings for every sack, in every instance; for a cracked one it fails. */
  static final class Bell {

    final Queue<String> rung = new ConcurrentLinkedQueue<>();

    @EventHandler(group = BELL, broadcast = true)
    void ring(Event<SackBrought> event) {
      if (event.subject().endsWith("-cracked")) {
        throw new IllegalStateException("no sound");
      }
      rung.add(event.subject());
    }
  }

  @Bean
  Effects effects(JdbcClient jdbc) {
    return new Effects(jdbc);
  }

  @Bean
  Bell bell() {
    return new Bell();
  }

  @Bean
  Stones stones(Effects effects) {
    return new Stones(effects);
  }

  static ConfigurableApplicationContext start(Database database, String nameServer) {
    return new SpringApplicationBuilder(Mill.class)
        .web(WebApplicationType.NONE)
        .run(
            "--spring.application.name=mill",
            "--spring.flyway.locations=classpath:db/shop",
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.username(),
            "--spring.datasource.password=" + database.password(),
            "--spring.datasource.hikari.connection-timeout=1000",
            "--spring.datasource.hikari.maximum-pool-size=4",
            "--rocketmq.name-server=" + nameServer,
            "--tandem.messaging.topics.create=true",
            "--tandem.messaging.topics.queues=2",
            "--tandem.messaging.consumer.max-attempts=1",
            "--tandem.messaging.consumer.sweep-interval=500ms");
  }
}
