package dev.tandem.risk.payment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;

/**
 * The sum of an owner's requests in one hour and currency.
 *
 * @param hour the start of the hour
 */
public record HourTotal(Currency currency, Instant hour, long amountMinor) {

  /** The start of the hour that contains {@code time}. */
  public static Instant hourOf(Instant time) {
    return time.truncatedTo(ChronoUnit.HOURS);
  }
}
