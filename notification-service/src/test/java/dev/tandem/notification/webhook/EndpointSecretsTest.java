package dev.tandem.notification.webhook;

import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;

import dev.tandem.web.secret.SealingKeys;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EndpointSecretsTest {

  private final SecureRandom random = new SecureRandom();
  private final UUID endpoint = UUID.randomUUID();
  private final EndpointSecrets secrets =
      new EndpointSecrets(new SealingKeys(List.of(new byte[32]), random));

  @Test
  void opensForAnEndpointWhatWasSealedForIt() {
    WebhookSecret secret = WebhookSecret.generate(random);

    assertThat(secrets.open(endpoint, secrets.seal(endpoint, secret))).isEqualTo(secret);
  }

  @Test
  void refusesASecretMovedToAnotherEndpoint() {
    byte[] sealed = secrets.seal(endpoint, WebhookSecret.generate(random));

    assertThatThrownBy(() -> secrets.open(UUID.randomUUID(), sealed))
        .isInstanceOf(IllegalStateException.class);
  }
}
