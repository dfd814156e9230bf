package dev.tandem.web.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts text that must not be readable in the database: AES-256-GCM, bound to its owner, so that
 * the contents of one row are useless in another.
 *
 * <p>The first key seals, every key opens: a new key is put in front, and the old one stays until
 * nothing needs it. The sealed form is {@code key id (4) | nonce (12) | ciphertext and tag}.
 *
 * <p>A service that has them as a bean keeps the answers of its POSTs sealed, too.
 */
public final class SealingKeys {

  private static final int KEY_BYTES = 32;
  private static final int KEY_ID_BYTES = 4;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final List<Key> keys;
  private final SecureRandom random;

  /**
   * @param keys AES keys of 32 bytes, the one to seal with first
   * @throws IllegalArgumentException if there is no key, or one of another length
   */
  public SealingKeys(List<byte[]> keys, SecureRandom random) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("At least one key is needed");
    }
    this.keys = keys.stream().map(Key::of).toList();
    this.random = random;
  }

  /** Seals {@code plain}, with a different result each time. */
  public byte[] seal(byte[] owner, byte[] plain) {
    Key key = keys.getFirst();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] ciphertext = apply(Cipher.ENCRYPT_MODE, key, nonce, owner, plain);
    return ByteBuffer.allocate(KEY_ID_BYTES + NONCE_BYTES + ciphertext.length)
        .put(key.id())
        .put(nonce)
        .put(ciphertext)
        .array();
  }

  /**
   * The plain text that was sealed for this owner.
   *
   * @throws IllegalStateException if it was sealed with a key that is not among these, for another
   *     owner, or was tampered with
   */
  public byte[] open(byte[] owner, byte[] sealed) {
    if (sealed.length < KEY_ID_BYTES + NONCE_BYTES) {
      throw new IllegalStateException("Too short to have been sealed");
    }
    ByteBuffer buffer = ByteBuffer.wrap(sealed);
    byte[] keyId = new byte[KEY_ID_BYTES];
    byte[] nonce = new byte[NONCE_BYTES];
    buffer.get(keyId).get(nonce);
    byte[] ciphertext = new byte[buffer.remaining()];
    buffer.get(ciphertext);
    Key key = keys.stream()
        .filter(candidate -> Arrays.equals(candidate.id(), keyId))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("The key that sealed this is not configured any more"));
    return apply(Cipher.DECRYPT_MODE, key, nonce, owner, ciphertext);
  }

  private static byte[] apply(int mode, Key key, byte[] nonce, byte[] owner, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key.spec(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner);
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A secret cannot be sealed or opened", e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this class
  private record Key(byte[] id, SecretKeySpec spec) {

    static Key of(byte[] bytes) {
      if (bytes.length != KEY_BYTES) {
        throw new IllegalArgumentException(
            "A key has %s bytes instead of %s".formatted(bytes.length, KEY_BYTES));
      }
      try {
        // A digest names the key without a name of its own that could be configured wrongly.
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        return new Key(Arrays.copyOf(digest, KEY_ID_BYTES), new SecretKeySpec(bytes, "AES"));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("Every Java platform has SHA-256", e);
      }
    }
  }
}
