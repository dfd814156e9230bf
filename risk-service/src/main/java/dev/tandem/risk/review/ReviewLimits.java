package dev.tandem.risk.review;

import java.util.Currency;
import java.util.Map;

import dev.tandem.contract.Money;
import dev.tandem.risk.rules.AmountLimits;

/**
 * The amounts that one reviewer alone does not let go on: as much as the limit of a whole day, or
 * anything in a currency without limits.
 */
public record ReviewLimits(Map<Currency, AmountLimits> limits) {

  public ReviewLimits {
    limits = Map.copyOf(limits);
  }

  boolean takesTwo(Money amount) {
    var known = limits.get(amount.currency());
    return known == null || amount.minorUnits() >= known.holdDayAtMinor();
  }
}
