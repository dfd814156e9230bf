package dev.tandem.ledger.camt;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The values of elements, and how they are refused. */
final class Values {

  // No bank books more; and sums of a million of them still fit.
  private static final long MOST_MINOR = 1_000_000_000_000L * 1_000;

  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,5})?");

  private Values() {}

  static <T> T needed(@Nullable T value, String what) throws CamtException {
    if (value == null) {
      throw new CamtException(Flaw.MISSING, what + " is missing");
    }
    return value;
  }

  static LocalDate date(String text) throws CamtException {
    try {
      // A time of day may follow.
      return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    } catch (DateTimeException e) {
      throw bad("a date", text);
    }
  }

  static long sequence(String text) throws CamtException {
    if (!text.matches("[0-9]{1,18}")) {
      throw bad("a sequence number", text);
    }
    return Long.parseLong(text);
  }

  static Currency currency(@Nullable String code) throws CamtException {
    try {
      return Currency.getInstance(needed(code, "A currency"));
    } catch (IllegalArgumentException e) {
      throw bad("a currency", String.valueOf(code));
    }
  }

  /** An amount without its sign. */
  static long minorUnits(String text, Currency currency) throws CamtException {
    if (!AMOUNT.matcher(text).matches()) {
      throw bad("an amount", text);
    }
    try {
      var minor = new BigDecimal(text)
          .movePointRight(Math.max(0, currency.getDefaultFractionDigits()))
          .longValueExact();
      if (minor <= MOST_MINOR) {
        return minor;
      }
    } catch (ArithmeticException e) {
      // Refused below.
    }
    throw bad("an amount of " + currency, text);
  }

  /** Whether it is a credit. */
  static boolean isCredit(String text) throws CamtException {
    return switch (text) {
      case "CRDT" -> true;
      case "DBIT" -> false;
      default -> throw bad("CRDT or DBIT", text);
    };
  }

  static boolean isTrue(String text) throws CamtException {
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw bad("true or false", text);
    };
  }

  static CamtException bad(String what, String text) {
    var shown = text.length() <= 40 ? text : text.substring(0, 40) + "...";
    return new CamtException(Flaw.BAD_VALUE, "This is not %s: '%s'".formatted(what, shown));
  }
}
