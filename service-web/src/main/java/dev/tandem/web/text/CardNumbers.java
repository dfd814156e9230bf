package dev.tandem.web.text;

import java.util.regex.Pattern;

/**
 * Finds payment card numbers in text: 13 to 19 digits that pass Luhn's check, together or in groups
 * with spaces or dashes between them.
 *
 * <p>About every tenth number of that length passes by chance. So ids of the suite are skipped: a
 * UUID may happen to have digits only.
 */
public final class CardNumbers {

  private static final int FEWEST = 13;
  private static final int MOST = 19;
  private static final int WIDEST_GAP = 3;

  private static final Pattern UUID = Pattern.compile(
      "(?<![0-9A-Fa-f])[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Fa-f])");

  private CardNumbers() {}

  /** Whether UTF-8 bytes may contain one; a quick check, whose {@code false} is certain. */
  static boolean mayBeIn(byte[] utf8) {
    int digits = 0;
    for (byte b : utf8) {
      // A digit of another script, or one behind an escape sequence.
      if (b < 0 || b == '\\') {
        return true;
      }
      if (b >= '0' && b <= '9') {
        digits++;
      }
    }
    return digits >= FEWEST;
  }

  /** Whether {@code text} contains one. */
  public static boolean isIn(String text) {
    if (text.length() < FEWEST) {
      return false;
    }
    String rest = text.indexOf('-') < 0 ? text : UUID.matcher(text).replaceAll("/");
    for (int at = 0; at < rest.length(); at++) {
      if (isDigit(rest, at) && !isDigit(rest, at - 1) && startsOne(rest, at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the group of digits at {@code start}, alone or with those after it, is one. */
  private static boolean startsOne(String text, int start) {
    int[] digits = new int[MOST];
    int count = 0;
    int at = start;
    while (at < text.length()) {
      if (!isDigit(text, at)) {
        int next = endOfGap(text, at);
        if (next < 0) {
          return false;
        }
        at = next;
      }
      while (isDigit(text, at)) {
        if (count == MOST) {
          return false;
        }
        digits[count++] = Character.digit(text.charAt(at++), 10);
      }
      if (count >= FEWEST && passesLuhn(digits, count)) {
        return true;
      }
    }
    return false;
  }

  /** The start of the next group, or a negative number if there is none. */
  private static int endOfGap(String text, int at) {
    int end = at;
    while (end < text.length() && isGap(text.charAt(end)) && end - at < WIDEST_GAP) {
      end++;
    }
    return end > at && isDigit(text, end) ? end : -1;
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && Character.digit(text.charAt(at), 10) >= 0;
  }

  private static boolean isGap(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.DASH_PUNCTUATION;
  }

  private static boolean passesLuhn(int[] digits, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      int digit = digits[count - 1 - i];
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }
}
