package dev.tandem.web.openapi;

import dev.tandem.web.PageRequest;
import dev.tandem.web.PreferWait;
import dev.tandem.web.idempotency.IdempotencyKey;
import dev.tandem.web.security.Caller;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Describes the contract's common parts in the service's OpenAPI document. */
@AutoConfiguration
class OpenApiAutoConfiguration {

  static {
    // Read from headers and query by resolvers; the customizer describes them.
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(
            PageRequest.class, PreferWait.class, IdempotencyKey.class, Caller.class);
  }

  /**
   * Names a server, because springdoc would otherwise write the caller's address into the cached
   * document.
   */
  @Bean
  @ConditionalOnMissingBean
  OpenAPI openApi() {
    return new OpenAPI().addServersItem(new Server().url("/"));
  }

  @Bean
  ContractCustomizer contractCustomizer(
      @Value("${spring.application.name:application}") String title) {
    return new ContractCustomizer(title);
  }
}
