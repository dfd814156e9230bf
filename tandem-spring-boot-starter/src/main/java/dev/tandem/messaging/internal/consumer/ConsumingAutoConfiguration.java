package dev.tandem.messaging.internal.consumer;

import java.time.Clock;

import dev.tandem.messaging.internal.MessagingAutoConfiguration;
import dev.tandem.messaging.internal.MessagingProperties;
import dev.tandem.messaging.internal.broker.BrokerConnections;
import dev.tandem.messaging.internal.database.MessagingDatabase;
import dev.tandem.messaging.internal.deadletter.BulkRetry;
import dev.tandem.messaging.internal.deadletter.DeadLetterHealthIndicator;
import dev.tandem.messaging.internal.deadletter.DeadLetters;
import dev.tandem.messaging.internal.deadletter.DeadLettersEndpoint;
import dev.tandem.messaging.internal.deadletter.FourEyes;
import dev.tandem.messaging.internal.deadletter.JdbcDeadLetters;
import dev.tandem.messaging.internal.handler.HandlerRegistry;
import dev.tandem.messaging.internal.inbox.HandlingEndpoint;
import dev.tandem.messaging.internal.inbox.JdbcHandling;
import dev.tandem.messaging.internal.inbox.RecentHandling;
import dev.tandem.messaging.internal.order.JdbcParkedEvents;
import dev.tandem.messaging.internal.order.ParkedEndpoint;
import dev.tandem.messaging.internal.pausing.JdbcPausedGroups;
import dev.tandem.messaging.internal.pausing.PausedGroupsHealthIndicator;
import dev.tandem.messaging.internal.processing.ConsumerMeters;
import dev.tandem.messaging.internal.producer.TopicPreparation;
import dev.tandem.messaging.support.PartitionedTable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Auto-configuration of consuming events. */
@AutoConfiguration(
    after = MessagingAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
    })
@ConditionalOnBean(BrokerConnections.class)
@EnableConfigurationProperties({ConsumerProperties.class, FourEyes.class})
public final class ConsumingAutoConfiguration {

  @Bean
  static HandlerRegistry eventHandlerRegistry(ConfigurableListableBeanFactory beans) {
    return new HandlerRegistry(beans);
  }

  @Bean
  PartitionedTable messagingInboxTable(MessagingProperties properties) {
    return properties
        .retention()
        .table("messaging.inbox", properties.retention().inbox());
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
  @DependsOnDatabaseInitialization
  JdbcPausedGroups pausedGroups(MessagingDatabase database) {
    return new JdbcPausedGroups(JdbcClient.create(database.jdbc()), database.transactions());
  }

  @Bean
  @DependsOnDatabaseInitialization
  JdbcHandling eventHandling(MessagingDatabase database) {
    return new JdbcHandling(JdbcClient.create(database.jdbc()));
  }

  @Bean
  RecentHandling recentEventHandling() {
    return new RecentHandling();
  }

  @Bean
  GroupRuntimes consumerGroupRuntimes(
      HandlerRegistry registry,
      ConsumerProperties properties,
      MessagingDatabase database,
      JdbcDeadLetters deadLetters,
      RecentHandling recent,
      ObjectProvider<ObservationRegistry> observations,
      ObjectProvider<ConsumerMeters> meters,
      ObjectProvider<Clock> clock) {
    return new GroupRuntimes(
        registry,
        properties,
        database.jdbc(),
        database.transactions(),
        deadLetters,
        recent,
        observations.getIfAvailable(() -> ObservationRegistry.NOOP),
        meters.getIfAvailable(ConsumerMeters.None::new),
        clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  ConsumerContainer eventConsumerContainer(
      GroupRuntimes groups,
      JdbcPausedGroups pauses,
      BrokerConnections connections,
      TopicPreparation topics,
      ConsumerProperties properties,
      MessagingProperties messaging) {
    ConsumerFactory factory = new ConsumerFactory(
        connections.consuming(), groups, properties.consumer().shutdownTimeout());
    return new ConsumerContainer(
        groups,
        pauses,
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
      ObjectProvider<BacklogGauge> gauges) {
    return new ConsumerMaintenance(
        groups, container, gauges.stream().toList(), properties.consumer().sweepInterval());
  }

  @Bean
  DeadLetters deadLetters(
      JdbcDeadLetters store,
      GroupRuntimes groups,
      FourEyes fourEyes,
      MessagingDatabase database,
      ObjectProvider<Clock> clock) {
    Clock time = clock.getIfAvailable(Clock::systemUTC);
    return new DeadLetters(
        store, new InboxReplay(groups, time), fourEyes, database.transactions(), time);
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
  static class Meters {

    @Bean
    MicrometerConsumerMeters eventConsumerMeters(
        MeterRegistry registry, ObjectProvider<Clock> clock) {
      return new MicrometerConsumerMeters(registry, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    BacklogGauge openDeadLettersGauge(
        JdbcDeadLetters store, MeterRegistry registry, ObjectProvider<Clock> clock) {
      return new BacklogGauge(store::open)
          .counted("tandem.deadletters.open", "Dead letters that wait for an operator", registry)
          .aged(
              "tandem.deadletters.oldest.age",
              "Age of the oldest open dead letter",
              registry,
              clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    BacklogGauge parkedEventsGauge(
        JdbcParkedEvents store, MeterRegistry registry, ObjectProvider<Clock> clock) {
      return new BacklogGauge(store::waiting)
          .counted("tandem.parked.events", "Events that wait for a predecessor", registry)
          .aged(
              "tandem.parked.oldest.age",
              "How long the oldest parked event has waited",
              registry,
              clock.getIfAvailable(Clock::systemUTC));
    }
  }

  /** Only where health is told of. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HealthIndicator.class)
  static class DeadLetterHealth {

    @Bean
    @ConditionalOnEnabledHealthIndicator("deadletters")
    DeadLetterHealthIndicator deadLettersHealthIndicator(JdbcDeadLetters store) {
      return new DeadLetterHealthIndicator(store);
    }

    @Bean
    @ConditionalOnEnabledHealthIndicator("pausedgroups")
    PausedGroupsHealthIndicator pausedGroupsHealthIndicator(JdbcPausedGroups groups) {
      return new PausedGroupsHealthIndicator(groups);
    }
  }

  /** Only where Actuator is present. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
  static class Endpoints {

    @Bean
    @ConditionalOnAvailableEndpoint
    DeadLettersEndpoint deadLettersEndpoint(
        JdbcDeadLetters store, DeadLetters deadLetters, BulkRetry bulkRetry, FourEyes fourEyes) {
      return new DeadLettersEndpoint(store, deadLetters, bulkRetry, fourEyes);
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    ParkedEndpoint parkedEndpoint(JdbcParkedEvents parked) {
      return new ParkedEndpoint(parked);
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    GroupsEndpoint groupsEndpoint(
        GroupRuntimes groups,
        JdbcPausedGroups paused,
        ConsumerContainer container,
        ObjectProvider<Clock> clock) {
      return new GroupsEndpoint(groups, paused, container, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    HandlingEndpoint handlingEndpoint(JdbcHandling handling, RecentHandling recent) {
      return new HandlingEndpoint(handling, recent);
    }
  }
}
