package dev.tandem.web.secret;

import java.util.Base64;

/**
 * Keeps what a bank charges by unreadable in databases, events and broker files. A token is sealed
 * for the wallet it recharges, where it comes in, and opened where the bank is asked.
 */
public final class FundingTokens {

  private static final String SEALED = "sealed:";

  private final SharedSecrets secrets;

  public FundingTokens(SharedSecrets secrets) {
    this.secrets = secrets;
  }

  /** Seals {@code token} for the wallet. Of 150 characters it makes less than 255. */
  public String seal(String walletId, String token) {
    return SEALED + secrets.seal(walletId, token);
  }

  /** The keyed hash of a token: the same for every use of it, and of no use to a bank. */
  public String hash(String walletId, String kept) {
    var mac = secrets.macs("funding-token", open(walletId, kept)).getFirst();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  /** The token that was sealed for the wallet; one from before tokens were sealed is itself. */
  public String open(String walletId, String kept) {
    return kept.startsWith(SEALED) ? secrets.open(walletId, kept.substring(SEALED.length())) : kept;
  }
}
