package dev.tandem.messaging.internal.publish;

import java.time.Clock;

import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.internal.MessagingProperties;
import dev.tandem.messaging.internal.broker.BrokerBreaker;
import dev.tandem.messaging.internal.broker.BrokerConnections;
import dev.tandem.messaging.internal.broker.ServiceName;
import dev.tandem.messaging.internal.database.MessagingDatabase;
import dev.tandem.messaging.internal.outbox.JdbcOutbox;
import dev.tandem.messaging.internal.outbox.MessageFactory;
import dev.tandem.messaging.internal.outbox.OutboxMeters;
import dev.tandem.messaging.internal.outbox.OutboxScheduler;
import dev.tandem.messaging.internal.outbox.SweepSchedule;
import dev.tandem.messaging.internal.producer.MessageProducer;
import dev.tandem.messaging.internal.producer.TopicPreparation;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/** Wires the publisher and the parts that join its events to the transaction. */
@Configuration(proxyBeanMethods = false)
public class PublishConfiguration {

  @Bean
  static OutboxTransactions messagingOutboxTransactions(
      ObjectProvider<MessagingDatabase> database, ObjectProvider<MessagePairing> pairing) {
    return new OutboxTransactions(
        SingletonSupplier.of(() -> database.getObject().dataSource()), pairing::getObject);
  }

  @Bean
  static CommitListenerRegistrar messagingCommitListenerRegistrar(
      ObjectProvider<OutboxTransactions> transactions) {
    return new CommitListenerRegistrar(transactions);
  }

  @Bean
  PublishedTopics messagingPublishedTopics(
      TopicPreparation preparation, MessagingProperties properties, BrokerConnections connections) {
    return new PublishedTopics(preparation, properties.publishes(), connections.publishing());
  }

  @Bean
  MessagePairing messagingPairing(
      JdbcOutbox outbox,
      MessageProducer producer,
      BrokerBreaker breaker,
      MessageFactory factory,
      SweepSchedule schedule,
      OutboxScheduler scheduler,
      ObjectProvider<OutboxMeters> meters) {
    return new MessagePairing(
        outbox,
        producer,
        breaker,
        new MessageGrouping(producer.maxMessageSize()),
        factory,
        schedule,
        scheduler.executor(),
        meters.getIfAvailable(() -> OutboxMeters.NONE));
  }

  @Bean
  EventWriter messagingEventWriter(
      ServiceName service,
      MessagingProperties properties,
      MessageProducer producer,
      ObjectProvider<ObservationRegistry> observations,
      ObjectProvider<Clock> clock) {
    return new EventWriter(
        service,
        properties.publishes(),
        properties.schemaBase(),
        producer.maxMessageSize(),
        new PublishTracing(observations.getIfAvailable(() -> ObservationRegistry.NOOP)),
        clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  EventPublisher eventPublisher(EventWriter writer, OutboxTransactions transactions) {
    return new TransactionalPublisher(writer, transactions);
  }

  @Bean
  EarlyEvents messagingEarlyEvents(
      EventWriter writer, MessagePairing pairing, OutboxTransactions transactions) {
    return new EarlyEvents(writer, pairing, transactions);
  }
}
