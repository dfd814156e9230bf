package dev.tandem.benchmarks.report;

import java.util.Locale;

/**
 * A claim and what became of it.
 *
 * @param wanted the least or the most that was promised
 * @param atLeast whether {@code wanted} is the least
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
