package dev.tandem.messaging.internal.monitoring;

import dev.tandem.messaging.internal.broker.BrokerBreaker;
import dev.tandem.messaging.internal.outbox.OutboxMeters;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts with Micrometer where there is a registry. */
@Configuration(proxyBeanMethods = false)
public class OutboxMetersConfiguration {

  @Bean
  OutboxMeters messagingOutboxMeters(
      ObjectProvider<MeterRegistry> registries, BrokerBreaker breaker) {
    MeterRegistry registry = registries.getIfUnique();
    if (registry == null) {
      return OutboxMeters.NONE;
    }
    MicrometerOutboxMeters meters = new MicrometerOutboxMeters(registry);
    meters.watchBreaker(breaker::state);
    return meters;
  }
}
