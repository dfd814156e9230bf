package dev.tandem.messaging.internal;

import javax.sql.DataSource;

import dev.tandem.messaging.OutboxDataSource;
import dev.tandem.messaging.internal.broker.BrokerBreaker;
import dev.tandem.messaging.internal.broker.BrokerConfiguration;
import dev.tandem.messaging.internal.centre.CentreConfiguration;
import dev.tandem.messaging.internal.centre.JdbcTransactions;
import dev.tandem.messaging.internal.centre.UndecidedHealthIndicator;
import dev.tandem.messaging.internal.database.MessagingDatabase;
import dev.tandem.messaging.internal.database.MessagingDatabaseConfiguration;
import dev.tandem.messaging.internal.database.MessagingMigration;
import dev.tandem.messaging.internal.listener.ListenerConfiguration;
import dev.tandem.messaging.internal.monitoring.OutboxActuatorConfiguration;
import dev.tandem.messaging.internal.monitoring.OutboxMetersConfiguration;
import dev.tandem.messaging.internal.monitoring.OutboxMonitoringConfiguration;
import dev.tandem.messaging.internal.outbox.OutboxConfiguration;
import dev.tandem.messaging.internal.producer.BrokerHealthIndicator;
import dev.tandem.messaging.internal.producer.BrokerWatch;
import dev.tandem.messaging.internal.producer.ProducerConfiguration;
import dev.tandem.messaging.internal.publish.PublishConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.rocketmq.spring.autoconfigure.RocketMQAutoConfiguration;
import org.apache.rocketmq.spring.autoconfigure.RocketMQProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.metadata.CompositeDataSourcePoolMetadataProvider;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadata;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Auto-configuration of transactional messages. */
@AutoConfiguration(
    after = DataSourceAutoConfiguration.class,
    before = {FlywayAutoConfiguration.class, RocketMQAutoConfiguration.class},
    beforeName = "org.springframework.boot.health.autoconfigure.actuate.endpoint"
        + ".HealthEndpointAutoConfiguration")
@ConditionalOnBooleanProperty(name = "tandem.messaging.enabled", matchIfMissing = true)
@ConditionalOnBean(DataSource.class)
@EnableConfigurationProperties({MessagingProperties.class, RocketMQProperties.class})
@Import({
  DatabaseInitializationDependencyConfigurer.class,
  MessagingDatabaseConfiguration.class,
  BrokerConfiguration.class,
  ProducerConfiguration.class,
  OutboxConfiguration.class,
  PublishConfiguration.class,
  CentreConfiguration.class,
  OutboxMonitoringConfiguration.class,
  ListenerConfiguration.class
})
public final class MessagingAutoConfiguration {

  @Bean
  MessagingMigration messagingMigration(
      MessagingDatabase database,
      @OutboxDataSource ObjectProvider<DataSource> marked,
      @FlywayDataSource ObjectProvider<DataSource> ofMigrations,
      ObjectProvider<DataSourcePoolMetadataProvider> pools) {
    // That of the application's migrations leads to another database where this one is marked.
    DataSource dataSource =
        marked.getIfAvailable(() -> ofMigrations.getIfAvailable(database::dataSource));
    DataSourcePoolMetadata pool = new CompositeDataSourcePoolMetadataProvider(
            pools.orderedStream().toList())
        .getDataSourcePoolMetadata(dataSource);
    boolean single = pool != null && pool.getMax() != null && pool.getMax() == 1;
    return new MessagingMigration(dataSource, single);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterRegistry.class)
  @Import(OutboxMetersConfiguration.class)
  static class Meters {}

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
  @Import(OutboxActuatorConfiguration.class)
  static class Endpoints {}

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HealthIndicator.class)
  static class BrokerHealth {

    @Bean
    @ConditionalOnEnabledHealthIndicator("broker")
    BrokerHealthIndicator brokerHealthIndicator(BrokerWatch watch, BrokerBreaker breaker) {
      return new BrokerHealthIndicator(watch, breaker);
    }

    @Bean
    @ConditionalOnEnabledHealthIndicator("transactions")
    UndecidedHealthIndicator transactionsHealthIndicator(JdbcTransactions prepared) {
      return new UndecidedHealthIndicator(prepared);
    }

    /** Boot's own order, with DEGRADED where it is worse than UP; unknown statuses answer 200. */
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(
        name = "management.endpoint.health.status.order",
        havingValue = "not set",
        matchIfMissing = true)
    StatusAggregator degradedStatusAggregator() {
      return StatusAggregator.of(
          Status.DOWN,
          Status.OUT_OF_SERVICE,
          BrokerHealthIndicator.DEGRADED,
          Status.UP,
          Status.UNKNOWN);
    }
  }
}
