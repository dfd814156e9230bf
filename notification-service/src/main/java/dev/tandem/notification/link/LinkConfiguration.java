package dev.tandem.notification.link;

import dev.tandem.web.secret.SharedSecrets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinkProperties.class)
class LinkConfiguration {

  @Bean
  Links links(LinkProperties properties, SharedSecrets secrets) {
    return new Links(properties.url(), secrets);
  }
}
