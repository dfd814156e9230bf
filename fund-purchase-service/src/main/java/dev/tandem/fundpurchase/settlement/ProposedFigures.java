package dev.tandem.fundpurchase.settlement;

import java.math.BigDecimal;
import java.util.function.Function;

import dev.tandem.fundpurchase.pricing.Nav;
import dev.tandem.fundpurchase.pricing.Shares;
import dev.tandem.web.OperatorInput;

/** Reads the figures of a proposal: whatever is wrong with them is answered 400. */
final class ProposedFigures {

  private ProposedFigures() {}

  static BigDecimal nav(String value) {
    return figure("nav", value, it -> new Nav(it).value());
  }

  static BigDecimal shares(String value) {
    return figure("shares", value, it -> new Shares(it).value());
  }

  private static BigDecimal figure(
      String field, String value, Function<BigDecimal, BigDecimal> checked) {
    try {
      return checked.apply(new BigDecimal(value));
    } catch (IllegalArgumentException | ArithmeticException e) {
      // NumberFormatException is one of the first.
      throw OperatorInput.invalid("%s: %s".formatted(field, e.getMessage()));
    }
  }
}
