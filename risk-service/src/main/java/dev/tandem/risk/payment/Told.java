package dev.tandem.risk.payment;

import java.time.Instant;
import java.util.Map;

/**
 * Numbers that were told of somebody or something.
 *
 * @param at the time of the newest event that they take into account
 */
public record Told(Instant at, Map<String, Double> values) {

  public Told {
    values = Map.copyOf(values);
  }
}
