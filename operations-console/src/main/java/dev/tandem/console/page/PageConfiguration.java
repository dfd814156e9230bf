package dev.tandem.console.page;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class PageConfiguration {

  @Bean
  FilterRegistrationBean<BrowserRules> browserRules() {
    FilterRegistrationBean<BrowserRules> rules = new FilterRegistrationBean<>(new BrowserRules());
    rules.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return rules;
  }
}
