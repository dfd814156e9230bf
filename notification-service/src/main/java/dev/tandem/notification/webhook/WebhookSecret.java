package dev.tandem.notification.webhook;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import org.jspecify.annotations.Nullable;

/**
 * The key that an endpoint and this service share, by which a receiver verifies the sender of a
 * webhook.
 *
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
public final class WebhookSecret {

  /** The prefix of the form that is shown to its owner. */
  static final String PREFIX = "whsec_";

  private static final int KEY_BYTES = 32;

  private final byte[] key;

  WebhookSecret(byte[] key) {
    this.key = key.clone();
  }

  static WebhookSecret generate(SecureRandom random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return new WebhookSecret(key);
  }

  /** The form that is shown to its owner, once. */
  String reveal() {
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  byte[] key() {
    return key.clone();
  }

  /** The value of {@code webhook-signature} for a body sent as {@code id} at {@code timestamp}. */
  public String sign(String id, Instant timestamp, String body) {
    try {
      return new Webhook(key).sign(id, timestamp.getEpochSecond(), body);
    } catch (EmptyWebhookSecretException | WebhookSigningException e) {
      throw new IllegalStateException("HMAC-SHA256 is not available", e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WebhookSecret that && MessageDigest.isEqual(key, that.key);
  }

  @Override
  public int hashCode() {
    return 0;
  }

  /** Leaves the key out, because this ends up in logs. */
  @Override
  public String toString() {
    return PREFIX + "***";
  }
}
