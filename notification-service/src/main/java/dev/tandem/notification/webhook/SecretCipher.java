package dev.tandem.notification.webhook;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import dev.tandem.web.idempotency.AnswerCipher;

/**
 * Encrypts endpoint secrets for the database, and the answers that show them: AES-256-GCM, bound to
 * the endpoint or the request, so that what is in one row is of no use in another.
 *
 * <p>The first key encrypts, every key decrypts: a new key is put in front, and the old one stays
 * until no endpoint needs it. A sealed secret is {@code key id (4) | nonce (12) | ciphertext and
 * tag}.
 */
public final class SecretCipher implements AnswerCipher {

  private static final int KEY_BYTES = 32;
  private static final int KEY_ID_BYTES = 4;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final List<Key> keys;
  private final SecureRandom random;

  /**
   * @param keys AES keys of 32 bytes, the one to encrypt with first
   * @throws IllegalArgumentException if there is no key, or one of another length
   */
  public SecretCipher(List<byte[]> keys, SecureRandom random) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("At least one key is needed");
    }
    this.keys = keys.stream().map(Key::of).toList();
    this.random = random;
  }

  byte[] seal(UUID endpointId, WebhookSecret secret) {
    return encrypt(bytes(endpointId), secret.key());
  }

  /**
   * The secret that {@link #seal} sealed for this endpoint.
   *
   * @throws IllegalStateException if its key is not among the configured ones, or it was tampered
   *     with
   */
  public WebhookSecret open(UUID endpointId, byte[] sealed) {
    return new WebhookSecret(decrypt(bytes(endpointId), sealed));
  }

  @Override
  public byte[] encrypt(byte[] owner, byte[] plain) {
    Key key = keys.getFirst();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = apply(Cipher.ENCRYPT_MODE, key, nonce, owner, plain);
    return ByteBuffer.allocate(KEY_ID_BYTES + NONCE_BYTES + sealed.length)
        .put(key.id())
        .put(nonce)
        .put(sealed)
        .array();
  }

  @Override
  public byte[] decrypt(byte[] owner, byte[] sealed) {
    ByteBuffer buffer = ByteBuffer.wrap(sealed);
    byte[] keyId = new byte[KEY_ID_BYTES];
    byte[] nonce = new byte[NONCE_BYTES];
    buffer.get(keyId).get(nonce);
    byte[] ciphertext = new byte[buffer.remaining()];
    buffer.get(ciphertext);
    Key key = keys.stream()
        .filter(candidate -> Arrays.equals(candidate.id(), keyId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(
            "The key that encrypted an endpoint's secret is not configured any more"));
    return apply(Cipher.DECRYPT_MODE, key, nonce, owner, ciphertext);
  }

  private static byte[] apply(int mode, Key key, byte[] nonce, byte[] owner, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key.spec(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner);
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("An endpoint's secret cannot be read or written", e);
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(Long.BYTES * 2)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this class
  private record Key(byte[] id, SecretKeySpec spec) {

    static Key of(byte[] bytes) {
      if (bytes.length != KEY_BYTES) {
        throw new IllegalArgumentException(
            "A key has %d bytes instead of %d".formatted(bytes.length, KEY_BYTES));
      }
      try {
        // A digest names the key without a name of its own that could be configured wrongly.
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        return new Key(Arrays.copyOf(digest, KEY_ID_BYTES), new SecretKeySpec(bytes, "AES"));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("SHA-256 is not available", e);
      }
    }
  }
}
