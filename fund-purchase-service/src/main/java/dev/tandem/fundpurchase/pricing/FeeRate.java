package dev.tandem.fundpurchase.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

import dev.tandem.contract.Money;

/**
 * A fund's subscription fee as a fraction of the invested amount: 0.0015 is 0.15 %. From 0 to below
 * 1, six decimals.
 */
public record FeeRate(BigDecimal value) {

  private static final int SCALE = 6;

  public static final FeeRate ZERO = new FeeRate(BigDecimal.ZERO);

  /**
   * Keeps the value at six decimals.
   *
   * @throws IllegalArgumentException if it is negative, or one and more
   * @throws ArithmeticException if it has more than six decimals
   */
  public FeeRate {
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("A fee rate is from 0 to below 1, not " + value);
    }
    value = value.setScale(SCALE, RoundingMode.UNNECESSARY);
  }

  /**
   * The fee inside {@code amount}. The investor pays {@code amount} and no more: invested is {@code
   * amount / (1 + rate)}, rounded half up to the minor unit, and the fee is the rest, so that both
   * always add up to {@code amount}.
   */
  public Money feeWithin(Money amount) {
    BigDecimal invested = BigDecimal.valueOf(amount.minorUnits())
        .divide(BigDecimal.ONE.add(value), 0, RoundingMode.HALF_UP);
    return amount.minus(new Money(invested.longValueExact(), amount.currency()));
  }
}
