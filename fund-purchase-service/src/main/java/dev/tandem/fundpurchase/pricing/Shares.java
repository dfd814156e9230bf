package dev.tandem.fundpurchase.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A number of fund shares, always two decimals. Negative only as a correction. */
public record Shares(BigDecimal value) {

  /** Decimals shares are counted in. */
  public static final int SCALE = 2;

  public static final Shares ZERO = new Shares(BigDecimal.ZERO);

  // What the database keeps.
  private static final int MAX_WHOLE_DIGITS = 18;

  /**
   * Keeps the value at two decimals.
   *
   * @throws IllegalArgumentException if it has more than 18 digits before the point
   * @throws ArithmeticException if it has more: rounding is a decision of {@link Allotment} alone
   */
  public Shares {
    if ((long) value.precision() - value.scale() > MAX_WHOLE_DIGITS) {
      throw new IllegalArgumentException("So many shares are not counted: " + value);
    }
    value = value.setScale(SCALE, RoundingMode.UNNECESSARY);
  }

  /** The shares written as {@code value}, such as {@code 950.29}. */
  public static Shares of(String value) {
    return new Shares(new BigDecimal(value));
  }

  public Shares plus(Shares other) {
    return new Shares(value.add(other.value));
  }

  public Shares minus(Shares other) {
    return new Shares(value.subtract(other.value));
  }

  /** Whether the number is zero. */
  public boolean isZero() {
    return value.signum() == 0;
  }

  /** Their value at {@code nav}: exact, six decimals. */
  public BigDecimal worthAt(Nav nav) {
    return value.multiply(nav.value());
  }
}
