package dev.tandem.web.clock;

import java.time.Clock;

import dev.tandem.web.work.PollingWorker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The {@link Clock} to inject; it can be moved in the demo profile and nowhere else. */
@AutoConfiguration
class ClockAutoConfiguration {

  @Bean
  @Profile("!demo")
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Profile("demo")
  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(ClockProperties.class)
  static class DemoConfiguration {

    @Bean
    @ConditionalOnMissingBean(Clock.class)
    AdjustableClock clock(ClockProperties properties) {
      return new AdjustableClock(Clock.systemUTC(), properties.ahead());
    }

    @Bean
    @ConditionalOnMissingBean
    ClockEndpoint clockEndpoint(AdjustableClock clock, ObjectProvider<PollingWorker> workers) {
      return new ClockEndpoint(clock, workers);
    }
  }
}
