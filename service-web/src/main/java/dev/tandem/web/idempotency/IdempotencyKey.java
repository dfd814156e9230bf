package dev.tandem.web.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The key of one intended action: declare it as a controller's parameter.
 *
 * @param caller the caller, by the token's {@code sub}
 * @param path the request's path
 * @param value the {@code Idempotency-Key} header
 */
public record IdempotencyKey(String caller, String path, String value) {

  /** The longest value. */
  public static final int MAX_LENGTH = 255;

  /** The header that carries the value. */
  public static final String HEADER = "Idempotency-Key";

  /**
   * SHA-256 of caller, path and value: 32 bytes to put under a unique constraint, so that the
   * action is done only once, for ever.
   */
  public byte[] fingerprint() {
    // None of the three can hold the separator: it is no character of a path or a header.
    return sha256((caller + '\0' + path + '\0' + value).getBytes(StandardCharsets.UTF_8));
  }

  static byte[] sha256(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
