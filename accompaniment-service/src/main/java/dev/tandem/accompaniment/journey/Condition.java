package dev.tandem.accompaniment.journey;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A condition on one fact, such as {@code fallPercent >= 3} or {@code outcome = REVERSED}. Numbers
 * are compared as numbers; a fact that is not known fulfils no condition.
 */
record Condition(String fact, String operator, String value) {

  private static final Pattern FORM =
      Pattern.compile("\\s*([A-Za-z]\\w*)\\s*(>=|<=|!=|=|>|<)\\s*(\\S+)\\s*");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");

  /** Reads a condition; null if it is none. */
  static @Nullable Condition parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    Condition read = new Condition(parts.group(1), parts.group(2), parts.group(3));
    boolean compares = !read.operator.equals("=") && !read.operator.equals("!=");
    return compares && !isNumber(read.value) ? null : read;
  }

  boolean holds(Map<String, String> facts) {
    String known = facts.get(fact);
    if (known == null) {
      return false;
    }
    if (isNumber(known) && isNumber(value)) {
      return fits(new BigDecimal(known).compareTo(new BigDecimal(value)));
    }
    return switch (operator) {
      case "=" -> known.equals(value);
      case "!=" -> !known.equals(value);
      default -> false;
    };
  }

  private boolean fits(int comparison) {
    return switch (operator) {
      case "=" -> comparison == 0;
      case "!=" -> comparison != 0;
      case ">" -> comparison > 0;
      case "<" -> comparison < 0;
      case ">=" -> comparison >= 0;
      default -> comparison <= 0;
    };
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  @Override
  public String toString() {
    return fact + " " + operator + " " + value;
  }
}
