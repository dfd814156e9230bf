package dev.tandem.wallet.bank;

import java.util.UUID;

import dev.tandem.wallet.WalletIds;
import dev.tandem.web.secret.FundingTokens;

/**
 * Names the card or account to charge, sealed until the bank is asked: in databases and events,
 * too. No answer and no log has it.
 */
public record FundingToken(String value) {

  /** What the bank knows as {@code token}, sealed for this wallet. */
  public static FundingToken sealed(FundingTokens tokens, UUID walletId, String token) {
    return new FundingToken(tokens.seal(WalletIds.WALLET.format(walletId), token));
  }

  /** As the bank knows it; it was sealed for this wallet. */
  public FundingToken opened(FundingTokens tokens, UUID walletId) {
    return new FundingToken(tokens.open(WalletIds.WALLET.format(walletId), value));
  }

  @Override
  public String toString() {
    return "FundingToken[hidden]";
  }
}
