package dev.tandem.fundpurchase.line;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.tandem.fundpurchase.pricing.Nav;
import dev.tandem.fundpurchase.pricing.Shares;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of one line; a wrong field makes the line unreadable. */
final class LineFields {

  // Plain words: what comes here goes into the database, into logs and to people.
  private static final Pattern WORD = Pattern.compile("[\\x21-\\x7e]{1,100}");

  private final JsonNode json;

  LineFields(JsonNode json) {
    this.json = json;
  }

  static boolean isWord(JsonNode field) {
    return field.isString() && WORD.matcher(field.asString()).matches();
  }

  String word(String field) {
    JsonNode value = json.path(field);
    if (!isWord(value)) {
      throw new UnreadableLineException(field + " is no word of 1 to 100 characters");
    }
    return value.asString();
  }

  @Nullable
  String optionalWord(String field) {
    return isThere(field) ? word(field) : null;
  }

  long wholeNumber(String field) {
    JsonNode value = json.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new UnreadableLineException(field + " is no whole number");
    }
    return value.asLong();
  }

  int version(String field) {
    long version = wholeNumber(field);
    if (version < 1 || version > Integer.MAX_VALUE) {
      throw new UnreadableLineException(field + " is no version");
    }
    return (int) version;
  }

  @Nullable
  LocalDate optionalDate(String field) {
    if (!isThere(field)) {
      return null;
    }
    try {
      return LocalDate.parse(word(field));
    } catch (DateTimeException e) {
      throw new UnreadableLineException(field + " is no date");
    }
  }

  Nav nav(String field) {
    return read(field, Nav::new);
  }

  @Nullable
  Nav optionalNav(String field) {
    return isThere(field) ? nav(field) : null;
  }

  @Nullable
  Shares optionalShares(String field) {
    return isThere(field) ? read(field, Shares::new) : null;
  }

  private <T> T read(String field, Function<BigDecimal, T> type) {
    JsonNode value = json.path(field);
    if (!value.isNumber()) {
      throw new UnreadableLineException(field + " is no number");
    }
    try {
      return type.apply(value.decimalValue());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new UnreadableLineException("%s: %s".formatted(field, e.getMessage()));
    }
  }

  private boolean isThere(String field) {
    return !json.path(field).isMissingNode() && !json.path(field).isNull();
  }
}
