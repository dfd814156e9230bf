package dev.tandem.notification.webhook;

import java.nio.ByteBuffer;
import java.util.UUID;

import dev.tandem.web.secret.SealingKeys;

/** Seals the secrets of endpoints for the database, each for its endpoint alone. */
public final class EndpointSecrets {

  private final SealingKeys keys;

  public EndpointSecrets(SealingKeys keys) {
    this.keys = keys;
  }

  byte[] seal(UUID endpointId, WebhookSecret secret) {
    return keys.seal(bytes(endpointId), secret.key());
  }

  /**
   * The plain secret of this endpoint.
   *
   * @throws IllegalStateException if its key is not among the configured ones, or it was tampered
   *     with
   */
  public WebhookSecret open(UUID endpointId, byte[] sealed) {
    return new WebhookSecret(keys.open(bytes(endpointId), sealed));
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(Long.BYTES * 2)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
