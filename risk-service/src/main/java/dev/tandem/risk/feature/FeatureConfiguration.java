package dev.tandem.risk.feature;

import java.time.Duration;

import dev.tandem.web.kafka.ReadTopic;
import dev.tandem.web.work.PollingWorker;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeatureProperties.class)
class FeatureConfiguration {

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  @Bean
  @ConditionalOnProperty("tandem.risk.features.kafka")
  ReadTopic readFeatures(FeatureProperties properties, KeepFeatures keeping) {
    return new ReadTopic("risk-service", properties.settings(), "risk-features", keeping::keep);
  }

  @Bean
  @ConditionalOnProperty("tandem.risk.features.kafka")
  PollingWorker featureWorker(ReadTopic reading) {
    return new PollingWorker("features", AFTER_FAILURE, reading);
  }
}
