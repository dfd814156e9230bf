package dev.tandem.contract;

import java.math.BigDecimal;
import java.util.Currency;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An amount of one currency in its minor unit (1250 CNY = 12.50 yuan). May be negative.
 *
 * @param minorUnits the amount, in minor units
 * @param currency an ISO 4217 currency
 */
public record Money(@JsonProperty("amountMinor") long minorUnits, Currency currency) {

  /** {@code minorUnits} of the currency with the ISO 4217 code {@code currencyCode}. */
  public static Money of(long minorUnits, String currencyCode) {
    return new Money(minorUnits, Currency.getInstance(currencyCode));
  }

  /**
   * The sum.
   *
   * @throws IllegalArgumentException if the currencies differ
   * @throws ArithmeticException if the sum does not fit
   */
  public Money plus(Money other) {
    requireSameCurrency(other);
    return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
  }

  /**
   * The difference.
   *
   * @throws IllegalArgumentException if the currencies differ
   * @throws ArithmeticException if the difference does not fit
   */
  public Money minus(Money other) {
    requireSameCurrency(other);
    return new Money(Math.subtractExact(minorUnits, other.minorUnits), currency);
  }

  /** The same amount with the opposite sign. */
  public Money negated() {
    return new Money(Math.negateExact(minorUnits), currency);
  }

  /** As people read it: the code of the currency, and the amount in its major unit. */
  @Override
  public String toString() {
    int decimals = Math.max(currency.getDefaultFractionDigits(), 0);
    return currency.getCurrencyCode()
        + " "
        + BigDecimal.valueOf(minorUnits, decimals).toPlainString();
  }

  private void requireSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("Cannot mix %s and %s"
          .formatted(currency.getCurrencyCode(), other.currency.getCurrencyCode()));
    }
  }
}
