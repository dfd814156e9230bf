package dev.tandem.fundpurchase.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

import dev.tandem.contract.Money;

/**
 * The shares that an amount buys, rounded down to two decimals, and the remainder too small for
 * another hundredth of a share. The remainder stays in the fund's assets; it is kept so that {@code
 * shares x nav + remainder} equals the amount to the last digit.
 *
 * @param remainder in the currency's major unit, six decimals, less than the price of 0.01 share
 *     unless a person accepted other shares
 */
public record Allotment(Shares shares, Nav nav, BigDecimal remainder) {

  /**
   * The allotment that {@code net}, the amount without its fee, buys at {@code nav}.
   *
   * @throws IllegalArgumentException if {@code net} is negative
   */
  public static Allotment of(Money net, Nav nav) {
    if (net.minorUnits() < 0) {
      throw new IllegalArgumentException("Nothing can be bought for " + net);
    }
    return of(
        net, nav, new Shares(major(net).divide(nav.value(), Shares.SCALE, RoundingMode.DOWN)));
  }

  /**
   * The allotment of {@code shares} that the fund house gives for {@code net}. The remainder is
   * negative if {@code net} buys fewer.
   */
  public static Allotment of(Money net, Nav nav, Shares shares) {
    BigDecimal remainder = major(net).subtract(shares.worthAt(nav));
    return new Allotment(shares, nav, remainder.setScale(Nav.SCALE + Shares.SCALE));
  }

  private static BigDecimal major(Money net) {
    return BigDecimal.valueOf(net.minorUnits(), net.currency().getDefaultFractionDigits());
  }
}
