package dev.tandem.web.security;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** No issuer, no start. */
class SecurityPropertiesTest {

  private final ApplicationContextRunner service = new ApplicationContextRunner()
      .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
      .withUserConfiguration(Settings.class);

  @Test
  void aServiceWithoutAnIssuerDoesNotStartAndSaysSo() {
    service.run(context -> assertThat(context)
        .getFailure()
        .rootCause()
        .hasMessageContaining("must name the OpenID provider whose tokens count"));
  }

  @Test
  void aServiceWithAnIssuerStarts() {
    service
        .withPropertyValues("tandem.web.security.issuer=https://issuer.example")
        .run(context -> assertThat(context).hasSingleBean(SecurityProperties.class));
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(SecurityProperties.class)
  static class Settings {}
}
