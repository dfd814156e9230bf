package dev.tandem.web.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys that services share, used to seal text for each other and to authenticate it. */
public final class SharedSecrets {

  private static final String MAC = "HmacSHA256";

  private final List<byte[]> keys;
  private final SealingKeys sealing;

  /**
   * @param keys keys of 32 bytes, the one to use first
   * @throws IllegalArgumentException if there is no key, or one of another length
   */
  public SharedSecrets(List<byte[]> keys) {
    this.keys = keys.stream().map(byte[]::clone).toList();
    this.sealing = new SealingKeys(
        this.keys.stream().map(key -> mac(key, "seal")).toList(), new SecureRandom());
  }

  /** Seals {@code plain} so that it opens for the same {@code owner} only. */
  public String seal(String owner, String plain) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(sealing.seal(bytes(owner), bytes(plain)));
  }

  /**
   * The plain text that was sealed for {@code owner}.
   *
   * @throws IllegalStateException if it was sealed for another owner, by a key that is not known
   *     any more, or was tampered with
   */
  public String open(String owner, String sealed) {
    byte[] plain = sealing.open(bytes(owner), Base64.getUrlDecoder().decode(sealed));
    return new String(plain, StandardCharsets.UTF_8);
  }

  /** The keyed hashes of {@code text} for one {@code purpose}, the current key's first. */
  public List<byte[]> macs(String purpose, String text) {
    return keys.stream().map(key -> mac(mac(key, purpose), text)).toList();
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + MAC, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
