package dev.tandem.web.stepup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

import dev.tandem.web.secret.SharedSecrets;
import org.jspecify.annotations.Nullable;

/**
 * Random codes, each for one payment. Whoever asks for a proof draws a code and passes it on
 * sealed; the service that sends it opens it just before, and the service that checks it keeps a
 * keyed hash of it and of everything the owner confirms. Another amount, currency, payee or payment
 * makes the code void.
 *
 * <p>The caller must accept a code only once, within a few tries and for a short time.
 */
public final class OneTimeCodes {

  private static final String PURPOSE = "step-up";
  private static final int CODES = 1_000_000;

  private final SharedSecrets secrets;
  private final SecureRandom random = new SecureRandom();

  public OneTimeCodes(SharedSecrets secrets) {
    this.secrets = secrets;
  }

  /** A new code of six digits, sealed for the recharge or order. */
  public String drawSealed(String subjectId) {
    return secrets.seal(subjectId, String.format(Locale.ROOT, "%06d", random.nextInt(CODES)));
  }

  /** The code itself, for a message to the payment's owner. */
  public String open(String subjectId, String sealedCode) {
    return secrets.open(subjectId, sealedCode);
  }

  /** What to keep of a sealed code: a hash by which it proves {@code payment} and nothing else. */
  public @Nullable String hash(StepUpPayment payment, @Nullable String sealedCode) {
    if (sealedCode == null) {
      return null;
    }
    String code = open(payment.subjectId(), sealedCode);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(secrets.macs(PURPOSE, payment.asText(code)).getFirst());
  }

  /**
   * Whether {@code code} is the one of which {@code hash} was kept, for the payment as it is now.
   * Compared in constant time.
   */
  public boolean proves(StepUpPayment payment, @Nullable String hash, String code) {
    if (hash == null) {
      return false;
    }
    byte[] kept = Base64.getUrlDecoder().decode(hash.getBytes(StandardCharsets.US_ASCII));
    boolean proven = false;
    for (byte[] mac : secrets.macs(PURPOSE, payment.asText(code))) {
      proven |= MessageDigest.isEqual(kept, mac);
    }
    return proven;
  }
}
