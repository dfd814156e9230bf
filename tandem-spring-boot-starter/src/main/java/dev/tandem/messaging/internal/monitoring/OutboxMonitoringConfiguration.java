package dev.tandem.messaging.internal.monitoring;

import java.time.Clock;
import java.time.Duration;

import dev.tandem.messaging.internal.MessagingProperties;
import dev.tandem.messaging.internal.centre.JdbcTransactions;
import dev.tandem.messaging.internal.database.MessagingDatabase;
import dev.tandem.messaging.internal.outbox.OutboxMeters;
import dev.tandem.messaging.internal.outbox.OutboxScheduler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the outbox's meters and endpoints. */
@Configuration(proxyBeanMethods = false)
public class OutboxMonitoringConfiguration {

  private static final Duration MEASURED_EVERY = Duration.ofSeconds(10);

  @Bean
  @DependsOnDatabaseInitialization
  OutboxQueries messagingOutboxQueries(MessagingDatabase database, ObjectProvider<Clock> clock) {
    return new OutboxQueries(
        database.jdbc(), database.ownTransaction(), clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  @DependsOnDatabaseInitialization
  Digests messagingDigests(
      MessagingDatabase database, MessagingProperties properties, ObjectProvider<Clock> clock) {
    return new Digests(
        database.jdbc(),
        database.ownTransaction(),
        properties.checkBack().maxLocalTransaction(),
        clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  @DependsOnDatabaseInitialization
  Redelivery messagingRedelivery(
      MessagingDatabase database, MessagingProperties properties, ObjectProvider<Clock> clock) {
    return new Redelivery(
        database.jdbc(),
        database.ownTransaction(),
        properties.checkBack().maxLocalTransaction(),
        clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  UnconfirmedGauge messagingUnconfirmedGauge(
      OutboxQueries queries,
      JdbcTransactions prepared,
      ObjectProvider<OutboxMeters> meters,
      ObjectProvider<Clock> clock) {
    return new UnconfirmedGauge(
        queries,
        prepared,
        meters.getIfAvailable(() -> OutboxMeters.NONE),
        clock.getIfAvailable(Clock::systemUTC));
  }

  // At intervals, so that a scrape costs the database nothing.
  @Bean
  SmartLifecycle messagingOutboxMeasuring(UnconfirmedGauge gauge, OutboxScheduler scheduler) {
    return scheduler.whileRunning(MEASURED_EVERY, "Measuring the outbox", gauge::measure);
  }
}
