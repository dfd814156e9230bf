package dev.tandem.fundpurchase.line;

import java.time.LocalDate;

import dev.tandem.fundpurchase.fund.PricedDay;
import tools.jackson.databind.JsonNode;

/** Reads a line of a NAV file. */
public final class NavLine {

  private NavLine() {}

  /**
   * The NAV of {@code day} that the line publishes.
   *
   * @throws UnreadableLineException if a field is missing or wrong
   */
  public static PricedDay of(JsonNode json, LocalDate day) {
    var fields = new LineFields(json);
    return new PricedDay(
        fields.word("fundCode"), day, fields.version("version"), fields.nav("nav"));
  }
}
