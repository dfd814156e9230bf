package dev.tandem.fundpurchase.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

import dev.tandem.contract.Money;

/**
 * What an amount buys: shares rounded down to two decimals, and the remainder too small for another
 * hundredth of a share. The remainder stays in the fund's assets; it is kept so that
 * {@code shares x nav + remainder} is the amount again, to the last digit.
 *
 * @param remainder in the currency's major unit, six decimals, less than the price of 0.01 share
 *     unless a person accepted other shares
 */
public record Allotment(Shares shares, Nav nav, BigDecimal remainder) {

  /**
   * What {@code net}, the amount without its fee, buys at {@code nav}.
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
   * What the fund house says that {@code net} has bought. The remainder is negative if that is more
   * than it buys.
   */
  public static Allotment of(Money net, Nav nav, Shares shares) {
    BigDecimal remainder = major(net).subtract(shares.worthAt(nav));
    return new Allotment(shares, nav, remainder.setScale(Nav.SCALE + Shares.SCALE));
  }

  private static BigDecimal major(Money net) {
    return BigDecimal.valueOf(net.minorUnits(), net.currency().getDefaultFractionDigits());
  }
}
