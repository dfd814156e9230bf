package dev.tandem.console.page;

import java.net.URI;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class PageConfiguration {

  @Bean
  FilterRegistrationBean<BrowserRules> browserRules(
      @Value("${tandem.web.security.issuer}") URI issuer) {
    FilterRegistrationBean<BrowserRules> rules =
        new FilterRegistrationBean<>(new BrowserRules(issuer));
    rules.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return rules;
  }

  /** Notes what a newcomer has done, where there is a first visit. */
  @Bean
  @Profile("demo")
  WebMvcConfigurer firstVisitNotes(FirstVisit visit) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(visit);
      }
    };
  }
}
