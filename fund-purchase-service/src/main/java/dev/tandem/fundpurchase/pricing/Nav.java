package dev.tandem.fundpurchase.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Net asset value: the price of one fund share on one day, in the fund's currency. Always positive,
 * always four decimals.
 */
public record Nav(BigDecimal value) {

  /** Decimals a NAV is published with. */
  public static final int SCALE = 4;

  // What the database keeps; no fund has ever been worth so much.
  private static final int MAX_WHOLE_DIGITS = 8;

  /**
   * Keeps the value at four decimals.
   *
   * @throws IllegalArgumentException if it is not positive, or a hundred million or more
   * @throws ArithmeticException if it has more than four decimals: a NAV is published, never
   *     rounded here
   */
  public Nav {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException("A NAV is positive, not " + value);
    }
    if ((long) value.precision() - value.scale() > MAX_WHOLE_DIGITS) {
      throw new IllegalArgumentException("A NAV is below a hundred million, not " + value);
    }
    value = value.setScale(SCALE, RoundingMode.UNNECESSARY);
  }

  /** The NAV written as {@code value}, such as {@code 1.0523}. */
  public static Nav of(String value) {
    return new Nav(new BigDecimal(value));
  }
}
