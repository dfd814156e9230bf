package dev.tandem.messaging.internal.consumer;

import java.time.Clock;

import dev.tandem.messaging.internal.MessagingAutoConfiguration;
import dev.tandem.messaging.internal.MessagingProperties;
import dev.tandem.messaging.internal.broker.BrokerConnections;
import dev.tandem.messaging.internal.broker.TopicPreparation;
import dev.tandem.messaging.internal.database.MessagingDatabase;
import dev.tandem.messaging.internal.database.PartitionedTable;
import dev.tandem.messaging.internal.deadletter.BulkRetry;
import dev.tandem.messaging.internal.deadletter.DeadLetters;
import dev.tandem.messaging.internal.deadletter.DeadLettersEndpoint;
import dev.tandem.messaging.internal.deadletter.JdbcDeadLetters;
import dev.tandem.messaging.internal.handler.HandlerRegistry;
import dev.tandem.messaging.internal.order.JdbcParkedEvents;
import dev.tandem.messaging.internal.order.ParkedEndpoint;
import dev.tandem.messaging.internal.processing.ConsumerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Auto-configuration of consuming events. */
@AutoConfiguration(
    after = MessagingAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
    })
@ConditionalOnBean(BrokerConnections.class)
@EnableConfigurationProperties(ConsumerProperties.class)
public final class ConsumingAutoConfiguration {

  @Bean
  static HandlerRegistry eventHandlerRegistry(ConfigurableListableBeanFactory beans) {
    return new HandlerRegistry(beans);
  }

  @Bean
  PartitionedTable messagingInboxTable(MessagingProperties properties) {
    return new PartitionedTable("inbox", properties.retention().inbox(), null);
  }

  @Bean
  @DependsOnDatabaseInitialization
  JdbcDeadLetters deadLetterStore(MessagingDatabase database) {
    return new JdbcDeadLetters(database.jdbc());
  }

  @Bean
  @DependsOnDatabaseInitialization
  JdbcParkedEvents parkedEventStore(MessagingDatabase database) {
    return new JdbcParkedEvents(database.jdbc());
  }

  @Bean
  GroupRuntimes consumerGroupRuntimes(
      HandlerRegistry registry,
      ConsumerProperties properties,
      MessagingDatabase database,
      JdbcDeadLetters deadLetters,
      ObjectProvider<ObservationRegistry> observations,
      ObjectProvider<ConsumerMetrics> metrics,
      ObjectProvider<Clock> clock) {
    return new GroupRuntimes(
        registry,
        properties,
        database.jdbc(),
        database.transactions(),
        deadLetters,
        observations.getIfAvailable(() -> ObservationRegistry.NOOP),
        metrics.getIfAvailable(ConsumerMetrics.None::new),
        clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  ConsumerContainer eventConsumerContainer(
      GroupRuntimes groups,
      BrokerConnections connections,
      TopicPreparation topics,
      ConsumerProperties properties,
      MessagingProperties messaging) {
    ConsumerFactory factory = new ConsumerFactory(
        connections.consuming(), groups, properties.consumer().shutdownTimeout());
    return new ConsumerContainer(
        groups,
        factory,
        topics,
        messaging.topics().create(),
        properties.consumer().enabled());
  }

  @Bean
  ConsumerMaintenance eventConsumerMaintenance(
      GroupRuntimes groups,
      ConsumerContainer container,
      ConsumerProperties properties,
      ObjectProvider<ConsumerMetrics> metrics) {
    Runnable gauges =
        metrics.getIfAvailable() instanceof Runnable refreshing ? refreshing : () -> {};
    return new ConsumerMaintenance(
        groups, container, gauges, properties.consumer().sweepInterval());
  }

  @Bean
  DeadLetters deadLetters(
      JdbcDeadLetters store,
      GroupRuntimes groups,
      MessagingDatabase database,
      ObjectProvider<Clock> clock) {
    Clock time = clock.getIfAvailable(Clock::systemUTC);
    return new DeadLetters(store, new InboxReplay(groups, time), database.transactions(), time);
  }

  @Bean
  BulkRetry deadLetterBulkRetry(
      DeadLetters deadLetters, JdbcDeadLetters store, ConsumerProperties properties) {
    return new BulkRetry(deadLetters, store, properties.consumer().retriesPerSecond());
  }

  /** Only where Micrometer's registry is present. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterRegistry.class)
  @ConditionalOnBean(MeterRegistry.class)
  static class Metrics {

    @Bean
    MicrometerConsumerMetrics eventConsumerMetrics(
        MeterRegistry registry,
        JdbcDeadLetters deadLetters,
        JdbcParkedEvents parked,
        ObjectProvider<Clock> clock) {
      return new MicrometerConsumerMetrics(
          registry, deadLetters, parked, clock.getIfAvailable(Clock::systemUTC));
    }
  }

  /** Only where Actuator is present. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
  static class Endpoints {

    @Bean
    @ConditionalOnAvailableEndpoint
    DeadLettersEndpoint deadLettersEndpoint(
        JdbcDeadLetters store, DeadLetters deadLetters, BulkRetry bulkRetry) {
      return new DeadLettersEndpoint(store, deadLetters, bulkRetry);
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    ParkedEndpoint parkedEndpoint(JdbcParkedEvents parked) {
      return new ParkedEndpoint(parked);
    }
  }
}
