package dev.tandem.fundpurchase.settlement;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import dev.tandem.fundpurchase.pricing.Nav;
import dev.tandem.fundpurchase.pricing.Shares;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/** Checks what operators send: whatever is wrong is answered 400. */
final class OperatorInput {

  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_NOTE = 1000;

  private OperatorInput() {}

  static String name(String field, String value) {
    return text(field, value, LONGEST_NAME);
  }

  static String note(String value) {
    return text("note", value, LONGEST_NOTE);
  }

  static BigDecimal nav(String value) {
    return figure("nav", value, it -> new Nav(it).value());
  }

  static BigDecimal shares(String value) {
    return figure("shares", value, it -> new Shares(it).value());
  }

  static <E extends Enum<E>> E oneOf(Class<E> type, String field, String value) {
    String constant = value.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(type.getEnumConstants())
        .filter(it -> it.name().equals(constant))
        .findFirst()
        .orElseThrow(() ->
            invalid("%s must be one of %s".formatted(field, List.of(type.getEnumConstants()))));
  }

  static InvalidEndpointRequestException invalid(String reason) {
    return new InvalidEndpointRequestException(reason, reason);
  }

  private static BigDecimal figure(
      String field, String value, Function<BigDecimal, BigDecimal> checked) {
    try {
      return checked.apply(new BigDecimal(value));
    } catch (IllegalArgumentException | ArithmeticException e) {
      // NumberFormatException is one of the first.
      throw invalid("%s: %s".formatted(field, e.getMessage()));
    }
  }

  // Nothing that the database or a log line could not hold.
  private static String text(String field, String value, int longest) {
    boolean plain = value
        .codePoints()
        .noneMatch(
            it -> Character.isISOControl(it) || Character.getType(it) == Character.SURROGATE);
    if (value.isBlank() || value.length() > longest || !plain) {
      throw invalid("%s must be 1 to %s plain characters".formatted(field, longest));
    }
    return value;
  }
}
