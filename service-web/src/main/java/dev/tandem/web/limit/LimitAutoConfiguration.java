package dev.tandem.web.limit;

import dev.tandem.web.problem.ProblemWriter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Limits the number of requests that the public port serves at once; operators always get in. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.micrometer.metrics.autoconfigure"
          + ".CompositeMeterRegistryAutoConfiguration",
      "dev.tandem.web.problem.ProblemAutoConfiguration"
    })
@EnableConfigurationProperties(LimitProperties.class)
class LimitAutoConfiguration {

  static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

  @Bean
  FilterRegistrationBean<InFlightLimitFilter> inFlightLimitFilter(
      LimitProperties properties, ProblemWriter problems, MeterRegistry meters) {
    var registration = new FilterRegistrationBean<>(
        new InFlightLimitFilter(properties.maxInFlight(), problems, meters));
    registration.setOrder(ORDER);
    return registration;
  }
}
