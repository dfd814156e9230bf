package dev.tandem.wallet;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The current time, at the precision of the database. */
public final class Now {

  private Now() {}

  /**
   * The time of {@code clock} in microseconds, so that what is written equals what is read back.
   */
  public static Instant of(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
