package dev.tandem.risk.screening;

import java.time.Duration;

/**
 * The part of an owner's history that the rules look at.
 *
 * @param everything the time around a payment in which every use counts
 * @param places the time, beyond that, in which the nearest use with a place counts
 */
public record Lookback(Duration everything, Duration places) {

  /** The time a use has to be kept. */
  public Duration keep() {
    return everything.compareTo(places) > 0 ? everything : places;
  }
}
