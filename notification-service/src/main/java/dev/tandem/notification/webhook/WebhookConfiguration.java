package dev.tandem.notification.webhook;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

import dev.tandem.notification.guard.HostLookup;
import dev.tandem.notification.guard.TargetGuard;
import dev.tandem.notification.guard.TargetPolicy;
import dev.tandem.web.secret.SealingKeys;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the webhook endpoints. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

  @Bean
  JdbcEndpoints endpoints(JdbcClient jdbc) {
    return new JdbcEndpoints(jdbc);
  }

  @Bean
  EndpointSecrets endpointSecrets(SealingKeys keys) {
    return new EndpointSecrets(keys);
  }

  @Bean
  RegisterEndpoints registerEndpoints(
      JdbcEndpoints endpoints, TargetGuard guard, EndpointSecrets secrets, Clock clock) {
    return new RegisterEndpoints(endpoints, guard, secrets, new SecureRandom(), clock);
  }

  @Bean
  RotateSecrets rotateSecrets(JdbcEndpoints endpoints, EndpointSecrets secrets, Clock clock) {
    return new RotateSecrets(endpoints, secrets, new SecureRandom(), clock);
  }

  @Configuration(proxyBeanMethods = false)
  @Profile("!demo")
  static class EveryProfileButTheDemo {

    @Bean
    TargetGuard targetGuard() {
      return new TargetGuard(TargetPolicy.PUBLIC_ONLY, HostLookup.system());
    }

    @Bean
    SealingKeys sealingKeys(WebhookProperties properties) {
      List<byte[]> keys = properties.decodedSecretKeys();
      if (keys.isEmpty()) {
        throw new IllegalStateException("tandem.notification.webhook.secret-keys is not set: make a"
            + " key with `openssl rand -base64 32` and keep it where secrets are kept");
      }
      return new SealingKeys(keys, new SecureRandom());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Profile("demo")
  static class Demo {

    @Bean
    TargetGuard targetGuard() {
      return new TargetGuard(TargetPolicy.LOCAL_TOO, HostLookup.system());
    }

    @Bean
    SealingKeys sealingKeys(WebhookProperties properties, JdbcClient jdbc) {
      List<byte[]> keys = properties.decodedSecretKeys();
      SecureRandom random = new SecureRandom();
      return new SealingKeys(keys.isEmpty() ? List.of(keyOfTheDemo(jdbc, random)) : keys, random);
    }

    private static byte[] keyOfTheDemo(JdbcClient jdbc, SecureRandom random) {
      byte[] fresh = new byte[32];
      random.nextBytes(fresh);
      jdbc.sql("INSERT INTO demo_key (id, key) VALUES (1, :key) ON CONFLICT DO NOTHING")
          .param("key", fresh)
          .update();
      return jdbc.sql("SELECT key FROM demo_key").query(byte[].class).single();
    }
  }
}
