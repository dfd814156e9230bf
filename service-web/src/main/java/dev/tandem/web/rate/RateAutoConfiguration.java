package dev.tandem.web.rate;

import dev.tandem.web.problem.ProblemWriter;
import dev.tandem.web.security.AccessRules;
import dev.tandem.web.security.ClientAddresses;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Limits how often the public port is asked; operators always get in on theirs. */
@AutoConfiguration(
    afterName = {
      "dev.tandem.web.problem.ProblemAutoConfiguration",
      "dev.tandem.web.security.SecurityAutoConfiguration"
    })
@EnableConfigurationProperties(RateProperties.class)
class RateAutoConfiguration {

  // Once the caller is known, and before a body is read.
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 22;

  @Bean
  FilterRegistrationBean<RateLimitFilter> rateLimitFilter(
      AccessRules rules,
      ClientAddresses addresses,
      ProblemWriter problems,
      RateProperties properties) {
    var registration =
        new FilterRegistrationBean<>(new RateLimitFilter(rules, addresses, problems, properties));
    registration.setOrder(ORDER);
    return registration;
  }
}
