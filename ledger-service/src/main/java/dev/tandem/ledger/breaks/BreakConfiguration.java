package dev.tandem.ledger.breaks;

import dev.tandem.ledger.matching.MatchingProperties;
import dev.tandem.web.work.PollingWorker;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MatchingProperties.class)
class BreakConfiguration {

  @Bean
  PollingWorker bankMatching(FindBreaks findBreaks, MatchingProperties properties) {
    return new PollingWorker("bank-matching", properties.every(), () -> {
      findBreaks.run();
      return false;
    });
  }
}
