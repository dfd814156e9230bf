package dev.tandem.web.audit;

import dev.tandem.web.security.AccessRules;
import dev.tandem.web.security.ClientAddresses;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Sees people act, on the public and on the management port. */
@AutoConfiguration(after = AuditAutoConfiguration.class)
@ConditionalOnBean(WriteActs.class)
class ActFilterAutoConfiguration {

  // After an idempotency key was claimed: a replayed answer is no act.
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 35;

  @Bean
  FilterRegistrationBean<ActFilter> actFilter(
      AccessRules rules,
      ClientAddresses addresses,
      WriteActs writing,
      PlatformTransactionManager transactions,
      JsonMapper json) {
    var registration =
        new FilterRegistrationBean<>(new ActFilter(rules, addresses, writing, transactions, json));
    registration.setOrder(ORDER);
    return registration;
  }
}
