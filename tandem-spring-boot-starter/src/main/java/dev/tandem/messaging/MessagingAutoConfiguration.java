package dev.tandem.messaging;

import javax.sql.DataSource;

import dev.tandem.messaging.broker.BrokerConfiguration;
import dev.tandem.messaging.outbox.MessagingMigration;
import dev.tandem.messaging.outbox.OutboxConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Auto-configuration of transactional messages. */
@AutoConfiguration(
    after = DataSourceAutoConfiguration.class,
    before = FlywayAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "tandem.messaging.enabled", matchIfMissing = true)
@ConditionalOnSingleCandidate(DataSource.class)
@EnableConfigurationProperties(MessagingProperties.class)
@Import({
  DatabaseInitializationDependencyConfigurer.class,
  BrokerConfiguration.class,
  OutboxConfiguration.class
})
public final class MessagingAutoConfiguration {

  @Bean
  MessagingMigration messagingMigration(
      DataSource dataSource, @FlywayDataSource ObjectProvider<DataSource> migrationDataSource) {
    return new MessagingMigration(migrationDataSource.getIfAvailable(() -> dataSource));
  }
}
