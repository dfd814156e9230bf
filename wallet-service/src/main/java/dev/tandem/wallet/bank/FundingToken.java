package dev.tandem.wallet.bank;

/** Names the card or account to charge. It is never shown: not in an event, an answer or a log. */
public record FundingToken(String value) {

  @Override
  public String toString() {
    return "FundingToken[hidden]";
  }
}
