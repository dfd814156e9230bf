package dev.tandem.web.stepup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

import dev.tandem.web.secret.SharedSecrets;

/**
 * Codes that belong to one payment: a keyed hash of everything its owner confirms, shortened to six
 * digits as in RFC 4226. Whoever holds the shared key makes the same code, so that one service can
 * send it and another check it, and none keeps it or tells it to the other. Another amount,
 * currency, payee or payment has another code.
 *
 * <p>The caller must accept a code only once, within a few tries and for a short time.
 */
public final class OneTimeCodes {

  private static final String PURPOSE = "step-up";
  private static final int CODES = 1_000_000;

  private final SharedSecrets secrets;

  public OneTimeCodes(SharedSecrets secrets) {
    this.secrets = secrets;
  }

  /** The code to send to the payment's owner. */
  public String codeOf(StepUpPayment payment) {
    return shortened(secrets.macs(PURPOSE, payment.asText()).getFirst());
  }

  /** Whether {@code code} is that of {@code payment}, compared in constant time. */
  public boolean proves(StepUpPayment payment, String code) {
    byte[] tried = code.getBytes(StandardCharsets.UTF_8);
    boolean proven = false;
    for (byte[] mac : secrets.macs(PURPOSE, payment.asText())) {
      proven |= MessageDigest.isEqual(shortened(mac).getBytes(StandardCharsets.UTF_8), tried);
    }
    return proven;
  }

  private static String shortened(byte[] mac) {
    int offset = mac[mac.length - 1] & 0x0f;
    int number = ByteBuffer.wrap(mac).getInt(offset) & Integer.MAX_VALUE;
    return String.format(Locale.ROOT, "%06d", number % CODES);
  }
}
