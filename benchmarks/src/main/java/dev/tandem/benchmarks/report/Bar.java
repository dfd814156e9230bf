package dev.tandem.benchmarks.report;

import java.util.Locale;

/**
 * A claim and the measured value.
 *
 * @param wanted the promised minimum or maximum
 * @param atLeast whether {@code wanted} is a minimum
 */
public record Bar(String claim, double wanted, boolean atLeast, double measured) {

  public boolean met() {
    return atLeast ? measured >= wanted : measured <= wanted;
  }

  /** One line for people. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%-6s %s: %s %s, measured %s",
        met() ? "met" : "MISSED",
        claim,
        atLeast ? "at least" : "at most",
        TextTable.number(wanted),
        TextTable.number(measured));
  }
}
