package dev.tandem.messaging.internal.monitoring;

import java.time.Clock;

import dev.tandem.messaging.internal.database.MessagingDatabase;
import dev.tandem.messaging.internal.outbox.OutboxMeters;
import dev.tandem.messaging.internal.outbox.OutboxScheduler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the outbox's meters and endpoints. */
@Configuration(proxyBeanMethods = false)
public class OutboxMonitoringConfiguration {

  @Bean
  @DependsOnDatabaseInitialization
  OutboxQueries messagingOutboxQueries(MessagingDatabase database, ObjectProvider<Clock> clock) {
    return new OutboxQueries(
        database.jdbc(), database.ownTransaction(), clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  UnconfirmedGauge messagingUnconfirmedGauge(
      OutboxQueries queries,
      ObjectProvider<OutboxMeters> meters,
      OutboxScheduler scheduler,
      ObjectProvider<Clock> clock) {
    return new UnconfirmedGauge(
        queries,
        meters.getIfAvailable(() -> OutboxMeters.NONE),
        scheduler,
        clock.getIfAvailable(Clock::systemUTC));
  }
}
