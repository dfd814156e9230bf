package dev.tandem.web.chain;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Verifies what a service keeps in hash chains. */
@AutoConfiguration
class ChainAutoConfiguration {

  @Bean
  VerificationEndpoint verificationEndpoint(ObjectProvider<Verifiable> kept) {
    return new VerificationEndpoint(kept.orderedStream().toList());
  }
}
