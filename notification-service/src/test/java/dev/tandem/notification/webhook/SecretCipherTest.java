package dev.tandem.notification.webhook;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecretCipherTest {

  private final SecureRandom random = new SecureRandom();
  private final UUID endpoint = UUID.randomUUID();
  private final byte[] oldKey = key();
  private final byte[] newKey = key();
  private final SecretCipher cipher = new SecretCipher(List.of(oldKey), random);

  @Test
  void opensWhatItSealed() {
    WebhookSecret secret = WebhookSecret.generate(random);

    assertThat(cipher.open(endpoint, cipher.seal(endpoint, secret))).isEqualTo(secret);
  }

  @Test
  void keepsTheSecretUnreadableAndNeverSealsItTheSameWayTwice() {
    WebhookSecret secret = WebhookSecret.generate(random);
    byte[] sealed = cipher.seal(endpoint, secret);

    assertThat(text(sealed)).doesNotContain(text(secret.key()));
    assertThat(cipher.seal(endpoint, secret)).isNotEqualTo(sealed);
  }

  @Test
  void opensOldSecretsAfterANewKeyIsPutInFront() {
    WebhookSecret secret = WebhookSecret.generate(random);
    byte[] sealed = cipher.seal(endpoint, secret);
    SecretCipher rotated = new SecretCipher(List.of(newKey, oldKey), random);

    assertThat(rotated.open(endpoint, sealed)).isEqualTo(secret);
    assertThatThrownBy(() -> cipher.open(endpoint, rotated.seal(endpoint, secret)))
        .hasMessageContaining("not configured");
  }

  @Test
  void refusesASecretMovedToAnotherEndpoint() {
    byte[] sealed = cipher.seal(endpoint, WebhookSecret.generate(random));

    assertThatThrownBy(() -> cipher.open(UUID.randomUUID(), sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesASecretThatWasTamperedWith() {
    byte[] sealed = cipher.seal(endpoint, WebhookSecret.generate(random));
    sealed[sealed.length - 1] ^= 1;

    assertThatThrownBy(() -> cipher.open(endpoint, sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void needsKeysOfThirtyTwoBytes() {
    assertThatThrownBy(() -> new SecretCipher(List.of(), random))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SecretCipher(List.of(new byte[16]), random))
        .hasMessageContaining("16 bytes instead of 32");
  }

  private byte[] key() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
