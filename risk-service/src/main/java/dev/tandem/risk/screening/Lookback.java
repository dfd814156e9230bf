package dev.tandem.risk.screening;

import java.time.Duration;

/**
 * How much of an owner's history is looked at.
 *
 * @param everything around a payment, how long every use counts
 * @param places beyond that, how long the nearest use with a place counts
 */
public record Lookback(Duration everything, Duration places) {

  /** How long a use is worth keeping. */
  public Duration keep() {
    return everything.compareTo(places) > 0 ? everything : places;
  }
}
