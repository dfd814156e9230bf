package dev.tandem.risk.feature;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What was known of somebody or something at the time of an event.
 *
 * @param kind of what they are, such as {@code owner}
 * @param id whom they describe
 * @param eventId the event that led to them
 * @param version the number of events that they take into account
 * @param at the time of the newest of these events
 * @param values numbers by name; what is not known has none
 */
public record Features(
    String kind, String id, UUID eventId, long version, Instant at, Map<String, Double> values) {

  public Features {
    values = Map.copyOf(values);
  }

  String key() {
    return kind + ":" + id;
  }
}
