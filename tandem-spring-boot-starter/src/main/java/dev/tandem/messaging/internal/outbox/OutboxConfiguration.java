package dev.tandem.messaging.internal.outbox;

import java.time.Clock;
import java.util.Set;

import dev.tandem.messaging.internal.MessagingProperties;
import dev.tandem.messaging.internal.broker.BatchConsumer;
import dev.tandem.messaging.internal.broker.BrokerBreaker;
import dev.tandem.messaging.internal.broker.BrokerConnections;
import dev.tandem.messaging.internal.broker.ServiceName;
import dev.tandem.messaging.internal.database.MessagingDatabase;
import dev.tandem.messaging.internal.producer.BrokerWatch;
import dev.tandem.messaging.internal.producer.MessageProducer;
import dev.tandem.messaging.internal.producer.ProducerConfiguration;
import dev.tandem.messaging.internal.producer.TopicPreparation;
import dev.tandem.messaging.support.PartitionedTable;
import org.apache.rocketmq.common.topic.TopicValidator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the outbox: its table, and the parts that settle and deliver its messages. */
@Configuration(proxyBeanMethods = false)
public class OutboxConfiguration {

  private static final int DRAIN_BATCH = 32;

  @Bean
  OutboxScheduler messagingOutboxScheduler() {
    return new OutboxScheduler();
  }

  @Bean
  SweepSchedule messagingSweepSchedule(
      MessagingProperties properties, ObjectProvider<Clock> clock) {
    return new SweepSchedule(
        clock(clock),
        properties.sweep().confirmTimeout(),
        properties.sweep().maxBackoff(),
        properties.producer().maxDelay());
  }

  @Bean
  @DependsOnDatabaseInitialization
  JdbcOutbox messagingOutbox(MessagingDatabase database, SweepSchedule schedule) {
    return new JdbcOutbox(database.jdbc(), database.ownTransaction(), schedule);
  }

  @Bean
  PartitionedTable messagingOutboxTable(MessagingProperties properties) {
    return properties
        .retention()
        .table("messaging.outbox", properties.retention().outbox())
        .keptWhile("state = 'COMMITTED'");
  }

  @Bean
  @DependsOnDatabaseInitialization
  PartitionMaintenance messagingPartitionMaintenance(
      MessagingDatabase database,
      ObjectProvider<PartitionedTable> tables,
      MessagingProperties properties,
      OutboxScheduler scheduler) {
    // Ids are made by the machine's time, so partitions follow that, not the application's clock.
    return new PartitionMaintenance(
        database.jdbc(),
        database.ownTransaction(),
        tables.orderedStream().toList(),
        properties.retention().interval(),
        scheduler,
        Clock.systemUTC()::instant);
  }

  @Bean(ProducerConfiguration.CHECK_BACK)
  @DependsOnDatabaseInitialization
  CheckBack messagingCheckBack(
      MessagingProperties properties,
      MessagingDatabase database,
      ObjectProvider<PreparedTransactions> prepared,
      ObjectProvider<Clock> clock,
      ObjectProvider<OutboxMeters> meters) {
    MessagingProperties.CheckBack checkBack = properties.checkBack();
    JdbcFence fence = new JdbcFence(
        database.jdbc(), database.ownTransaction(), clock(clock), checkBack.lockTimeout());
    return new CheckBack(
        fence, prepared::getObject, checkBack.maxLocalTransaction(), meters(meters));
  }

  @Bean
  TopicPreparation messagingTopicPreparation(
      MessageProducer producer, MessagingProperties properties, OutboxScheduler scheduler) {
    return new TopicPreparation(producer, properties.topics(), scheduler.executor());
  }

  @Bean
  BrokerWatch messagingBrokerWatch(
      TopicPreparation brokers,
      MessageProducer producer,
      BrokerBreaker breaker,
      OutboxScheduler scheduler) {
    return new BrokerWatch(brokers, producer, breaker, scheduler.executor());
  }

  @Bean
  MessageFactory messagingMessageFactory(ServiceName service, ObjectProvider<Clock> clock) {
    return new MessageFactory(service, clock(clock));
  }

  @Bean
  Sweep messagingSweep(
      JdbcOutbox outbox,
      MessageProducer producer,
      BrokerBreaker breaker,
      MessageFactory factory,
      MessagingProperties properties,
      OutboxScheduler scheduler,
      ObjectProvider<OutboxMeters> meters) {
    return new Sweep(
        outbox, producer, breaker, factory, properties.sweep(), scheduler, meters(meters));
  }

  @Bean
  OwnMessages messagingOwnMessages(
      ServiceName service, JdbcOutbox outbox, ObjectProvider<OutboxMeters> meters) {
    return new OwnMessages(service, outbox, meters(meters));
  }

  @Bean
  BatchConsumer messagingConfirmer(
      BrokerConnections connections,
      ServiceName service,
      MessagingProperties properties,
      OwnMessages own) {
    MessagingProperties.Confirmation confirmation = properties.confirmation();
    String group = confirmation.group();
    return new BatchConsumer(
        connections.publishing().withoutBodies(),
        group == null ? service.value() + "-confirmer" : group,
        properties.publishes(),
        confirmation.batchSize(),
        confirmation.threads(),
        own::confirm);
  }

  @Bean
  BatchConsumer messagingDrain(
      BrokerConnections connections,
      ServiceName service,
      MessagingProperties properties,
      OwnMessages own) {
    return new BatchConsumer(
        connections.publishing().withoutBodies(),
        service.value() + "-drain",
        properties.publishes().isEmpty()
            ? Set.of()
            : Set.of(TopicValidator.RMQ_SYS_TRANS_CHECK_MAX_TIME_TOPIC),
        DRAIN_BATCH,
        1,
        own::drain);
  }

  private static Clock clock(ObjectProvider<Clock> clock) {
    return clock.getIfAvailable(Clock::systemUTC);
  }

  private static OutboxMeters meters(ObjectProvider<OutboxMeters> meters) {
    return meters.getIfAvailable(() -> OutboxMeters.NONE);
  }
}
