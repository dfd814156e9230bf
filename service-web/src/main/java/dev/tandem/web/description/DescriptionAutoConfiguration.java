package dev.tandem.web.description;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Describes services that have a contract. */
@AutoConfiguration
@ConditionalOnProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
class DescriptionAutoConfiguration {

  @Bean
  DescriptionController descriptionController(
      @Value("${spring.application.name:application}") String service,
      ResourcePatternResolver resources) {
    return new DescriptionController(service, resources);
  }
}
