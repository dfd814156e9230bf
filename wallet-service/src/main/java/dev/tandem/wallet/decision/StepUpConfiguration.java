package dev.tandem.wallet.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Who checks step-up codes. */
@Configuration(proxyBeanMethods = false)
class StepUpConfiguration {

  private static final byte[] DEMO_CODE = "000000".getBytes(StandardCharsets.UTF_8);

  @Bean
  @Profile("demo")
  StepUpCodes demoStepUpCodes() {
    return (rechargeId, ownerId, code) ->
        MessageDigest.isEqual(DEMO_CODE, code.getBytes(StandardCharsets.UTF_8));
  }

  /** Without a provider no code proves anything: such recharges are rejected or expire. */
  @Bean
  @Profile("!demo")
  StepUpCodes noStepUpCodes() {
    return (rechargeId, ownerId, code) -> false;
  }
}
