package dev.tandem.web.waiting;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Lets requests wait for outcomes in services that have an {@link OutcomeSource}. */
@AutoConfiguration(
    afterName = "org.springframework.boot.micrometer.metrics.autoconfigure"
        + ".CompositeMeterRegistryAutoConfiguration")
@ConditionalOnBean(OutcomeSource.class)
@EnableConfigurationProperties(WaitingProperties.class)
@EnableScheduling
class WaitingAutoConfiguration {

  @Bean
  OutcomeWaiters outcomeWaiters(
      OutcomeSource source, WaitingProperties properties, MeterRegistry meters) {
    var waiters = new OutcomeWaiters(source, properties.maxRequests());
    Gauge.builder("tandem.web.waiting.requests", waiters::requests)
        .description("Requests that wait for an outcome")
        .register(meters);
    return waiters;
  }

  @Bean
  SchedulingConfigurer lookForOutcomes(OutcomeWaiters waiters, WaitingProperties properties) {
    return tasks ->
        tasks.addFixedDelayTask(waiters::lookForOutcomesOfOtherInstances, properties.lookEvery());
  }
}
