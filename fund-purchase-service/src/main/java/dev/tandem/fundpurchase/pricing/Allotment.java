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
    BigDecimal amount =
        BigDecimal.valueOf(net.minorUnits(), net.currency().getDefaultFractionDigits());
    Shares shares = new Shares(amount.divide(nav.value(), Shares.SCALE, RoundingMode.DOWN));
    BigDecimal remainder = amount.subtract(shares.worthAt(nav));
    return new Allotment(shares, nav, remainder.setScale(Nav.SCALE + Shares.SCALE));
  }
}
