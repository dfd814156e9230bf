package dev.tandem.messaging.internal.listener;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.EventType;
import dev.tandem.messaging.ExactlyOnce;
import dev.tandem.messaging.ExactlyOnce.Identity;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.spring.annotation.ConsumeMode;
import org.apache.rocketmq.spring.annotation.RocketMQMessageListener;
import org.apache.rocketmq.spring.core.RocketMQListener;
import org.apache.rocketmq.spring.core.RocketMQPushConsumerLifecycleListener;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An application that lives on rocketmq-spring, and whose listeners were annotated with
 * {@link ExactlyOnce}.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  CoatCheckApplication.Cloakroom.class,
  CoatCheckApplication.Tally.class,
  CoatCheckApplication.Queue.class,
  CoatCheckApplication.LostProperty.class,
  CoatCheckApplication.Gossip.class
})
class CoatCheckApplication {

  static final String COATS = "coats";

  record Coat(String ticket, Instant hungAt) {

    Coat(String ticket) {
      this(ticket, Instant.EPOCH);
    }
  }

  @EventType(topic = COATS, type = "com.example.coats.CoatLost.v1", subject = "ticket")
  record CoatLost(String ticket) {}

  /** What listeners did to the database, one line for each effect. */
  static final class Ledger {

    private final JdbcClient jdbc;

    /** Listeners and tickets that fail once their effect is written. */
    final Set<String> failing = ConcurrentHashMap.newKeySet();

    final List<String> calls = new CopyOnWriteArrayList<>();

    Ledger(JdbcClient jdbc) {
      this.jdbc = jdbc;
    }

    void write(String listener, String ticket) {
      calls.add(listener + " " + ticket);
      jdbc.sql("INSERT INTO effect (listener, ticket) VALUES (?, ?)")
          .param(listener)
          .param(ticket)
          .update();
      if (failing.remove(listener + " " + ticket)) {
        throw new IllegalStateException("the hook fell off");
      }
    }

    List<String> of(String ticket) {
      return jdbc.sql("SELECT listener FROM effect WHERE ticket = ? ORDER BY 1")
          .param(ticket)
          .query(String.class)
          .list();
    }
  }

  /** Takes what the template converted, by the id of the message. */
  @ExactlyOnce
  @RocketMQMessageListener(topic = COATS, consumerGroup = "cloakroom", selectorExpression = "hung")
  static final class Cloakroom implements RocketMQListener<Coat> {

    private final Ledger ledger;
    private final EventPublisher events;

    Cloakroom(Ledger ledger, EventPublisher events) {
      this.ledger = ledger;
      this.events = events;
    }

    @Override
    public void onMessage(Coat coat) {
      if (coat.ticket().startsWith("lost")) {
        events.publish(new CoatLost(coat.ticket()));
      }
      ledger.write("cloakroom", coat.ticket());
    }
  }

  /** A second group for the same messages, by their keys. */
  @ExactlyOnce(identity = Identity.KEYS)
  @RocketMQMessageListener(topic = COATS, consumerGroup = "tally", selectorExpression = "hung")
  static final class Tally implements RocketMQListener<MessageExt> {

    private final Ledger ledger;

    Tally(Ledger ledger) {
      this.ledger = ledger;
    }

    @Override
    public void onMessage(MessageExt message) {
      ledger.write("tally", message.getKeys());
    }
  }

  /** In order. */
  @ExactlyOnce
  @RocketMQMessageListener(
      topic = COATS,
      consumerGroup = "coat-queue",
      selectorExpression = "queued",
      consumeMode = ConsumeMode.ORDERLY)
  static final class Queue implements RocketMQListener<Coat> {

    private final Ledger ledger;

    Queue(Ledger ledger) {
      this.ledger = ledger;
    }

    @Override
    public void onMessage(Coat coat) {
      ledger.write("coat-queue", coat.ticket());
    }
  }

  /** Hears of an event that Tandem published. */
  @ExactlyOnce
  @RocketMQMessageListener(
      topic = COATS,
      consumerGroup = "lost-property",
      selectorExpression = "CoatLost")
  static final class LostProperty implements RocketMQListener<MessageExt> {

    private final Ledger ledger;

    LostProperty(Ledger ledger) {
      this.ledger = ledger;
    }

    @Override
    public void onMessage(MessageExt message) {
      ledger.write("lost-property", message.getKeys().split(" ", -1)[1]);
    }
  }

  /**
   * As listeners are without the annotation; hears of everything. It prepares its consumer as
   * docs/adopting.md advises.
   */
  @RocketMQMessageListener(topic = COATS, consumerGroup = "coat-gossip")
  static final class Gossip
      implements RocketMQListener<MessageExt>, RocketMQPushConsumerLifecycleListener {

    final List<MessageExt> heard = new CopyOnWriteArrayList<>();

    @Override
    public void prepareStart(DefaultMQPushConsumer consumer) {
      consumer.setPostSubscriptionWhenPull(true);
    }

    @Override
    public void onMessage(MessageExt message) {
      heard.add(message);
    }

    List<MessageExt> of(String ticket) {
      return heard.stream()
          .filter(message -> new String(message.getBody(), UTF_8).contains(ticket))
          .toList();
    }
  }

  @Bean
  Ledger ledger(JdbcClient jdbc) {
    return new Ledger(jdbc);
  }
}
