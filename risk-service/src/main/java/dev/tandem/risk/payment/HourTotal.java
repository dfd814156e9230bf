package dev.tandem.risk.payment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;

/**
 * What an owner asked for in one hour and currency.
 *
 * @param hour when the hour begins
 */
public record HourTotal(Currency currency, Instant hour, long amountMinor) {

  /** The hour that {@code time} is in. */
  public static Instant hourOf(Instant time) {
    return time.truncatedTo(ChronoUnit.HOURS);
  }
}
