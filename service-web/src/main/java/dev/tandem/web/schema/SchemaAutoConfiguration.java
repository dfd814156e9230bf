package dev.tandem.web.schema;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Serves the schemas of the events that the service knows. */
@AutoConfiguration
class SchemaAutoConfiguration {

  @Bean
  SchemaController schemaController(ResourcePatternResolver resources) {
    return new SchemaController(EventSchemas.onClassPath(resources));
  }
}
