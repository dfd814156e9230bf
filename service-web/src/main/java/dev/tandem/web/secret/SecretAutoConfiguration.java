package dev.tandem.web.secret;

import java.util.List;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Offers the keys that services share to those that need them. */
@AutoConfiguration
@EnableConfigurationProperties(SecretProperties.class)
public class SecretAutoConfiguration {

  private static final int KEY_BYTES = 32;

  @Bean
  @Lazy
  FundingTokens fundingTokens(SharedSecrets secrets) {
    return new FundingTokens(secrets);
  }

  @Bean
  @Lazy
  @ConditionalOnMissingBean
  SharedSecrets sharedSecrets(SecretProperties properties, Environment environment) {
    if (!properties.keys().isEmpty()) {
      return new SharedSecrets(properties.decoded());
    }
    if (environment.acceptsProfiles(Profiles.of("demo"))) {
      // A service of the demo that is started by hand: nothing of it is a secret.
      return new SharedSecrets(List.of(new byte[KEY_BYTES]));
    }
    throw new IllegalStateException(
        "tandem.web.secret.keys is not set: make a key with `openssl rand -base64 32`, give it to"
            + " every service and keep it where secrets are kept");
  }
}
