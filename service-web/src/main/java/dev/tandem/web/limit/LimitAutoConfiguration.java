package dev.tandem.web.limit;

import dev.tandem.web.problem.ProblemWriter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Bounds what the service takes in. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.micrometer.metrics.autoconfigure"
          + ".CompositeMeterRegistryAutoConfiguration",
      "dev.tandem.web.problem.ProblemAutoConfiguration"
    })
@EnableConfigurationProperties(LimitProperties.class)
class LimitAutoConfiguration {

  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

  @Bean
  FilterRegistrationBean<InFlightLimitFilter> inFlightLimitFilter(
      LimitProperties properties, ProblemWriter problems, MeterRegistry meters) {
    var registration = new FilterRegistrationBean<>(
        new InFlightLimitFilter(properties.maxInFlight(), problems, meters));
    registration.setOrder(ORDER);
    return registration;
  }

  @Bean
  FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(
      LimitProperties properties, ProblemWriter problems) {
    var maxBytes = Math.toIntExact(properties.maxBody().toBytes());
    var registration = new FilterRegistrationBean<>(new BodyLimitFilter(maxBytes, problems));
    registration.setOrder(ORDER + 1);
    return registration;
  }
}
