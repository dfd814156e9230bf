package dev.tandem.console.money;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * The books in one currency.
 *
 * @param balanced whether debits equal credits, according to the wallet
 */
public record TrialBalance(
    String currency, long debitMinor, long creditMinor, boolean balanced, List<Line> accounts) {

  /** One kind of account. */
  public record Line(String kind, long debitMinor, long creditMinor) {}

  /** The sum of all lines, which must be zero. */
  public long sumMinor() {
    return debitMinor - creditMinor;
  }

  static List<TrialBalance> of(JsonNode currencies) {
    List<TrialBalance> balances = new ArrayList<>();
    for (JsonNode currency : currencies) {
      List<Line> lines = new ArrayList<>();
      for (JsonNode line : currency.path("accounts")) {
        lines.add(new Line(
            line.path("kind").asString(),
            line.path("debitMinor").asLong(),
            line.path("creditMinor").asLong()));
      }
      balances.add(new TrialBalance(
          currency.path("currency").asString(),
          currency.path("debitMinor").asLong(),
          currency.path("creditMinor").asLong(),
          currency.path("balanced").asBoolean(false),
          lines));
    }
    return balances;
  }
}
