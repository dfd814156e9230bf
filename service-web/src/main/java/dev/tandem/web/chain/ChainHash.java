package dev.tandem.web.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hashes of rows in a chain, in hexadecimal. */
public final class ChainHash {

  private static final HexFormat HEX = HexFormat.of();

  private ChainHash() {}

  /** The hash of a row that says {@code text} and follows the row with {@code previousHash}. */
  public static String of(String previousHash, String text) {
    var digest = sha256();
    digest.update(HEX.parseHex(previousHash));
    return HEX.formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
