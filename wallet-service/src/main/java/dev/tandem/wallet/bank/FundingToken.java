package dev.tandem.wallet.bank;

/** What the bank charges by. It is never shown: not in an event, not in an answer, not in a log. */
public record FundingToken(String value) {

  @Override
  public String toString() {
    return "FundingToken[hidden]";
  }
}
