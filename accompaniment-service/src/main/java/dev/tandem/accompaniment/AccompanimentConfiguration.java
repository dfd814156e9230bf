package dev.tandem.accompaniment;

import java.io.IOException;
import java.util.List;

import dev.tandem.accompaniment.content.Audiences;
import dev.tandem.accompaniment.course.Journeys;
import dev.tandem.accompaniment.investor.DefaultLevel;
import dev.tandem.accompaniment.investor.Purposes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccompanimentProperties.class)
class AccompanimentConfiguration {

  @Bean
  Journeys journeys(AccompanimentProperties accompaniment) throws IOException {
    return new Journeys(
        List.of(new PathMatchingResourcePatternResolver().getResources(accompaniment.journeys())));
  }

  @Bean
  Purposes purposes(Journeys journeys) {
    return new Purposes(journeys.purposes());
  }

  @Bean
  Audiences audiences(Journeys journeys) {
    return journeys::telling;
  }

  @Bean
  DefaultLevel defaultLevel(AccompanimentProperties accompaniment) {
    return new DefaultLevel(accompaniment.defaultRiskLevel());
  }
}
