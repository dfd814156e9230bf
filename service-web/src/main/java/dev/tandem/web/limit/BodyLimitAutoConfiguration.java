package dev.tandem.web.limit;

import dev.tandem.web.problem.ProblemWriter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Limits the bodies that the public and the management port accept. */
@AutoConfiguration(afterName = "dev.tandem.web.problem.ProblemAutoConfiguration")
@EnableConfigurationProperties(LimitProperties.class)
class BodyLimitAutoConfiguration {

  @Bean
  FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(
      LimitProperties properties, ProblemWriter problems) {
    var maxBytes = Math.toIntExact(properties.maxBody().toBytes());
    var registration = new FilterRegistrationBean<>(
        new BodyLimitFilter(maxBytes, properties.largeBodies(), problems));
    registration.setOrder(LimitAutoConfiguration.ORDER + 3);
    return registration;
  }
}
