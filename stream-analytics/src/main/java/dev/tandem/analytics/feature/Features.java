package dev.tandem.analytics.feature;

import java.util.Map;

/**
 * What is known of somebody or something at the time of an event.
 *
 * @param kind of what they are: {@code owner}, {@code device}, {@code address}, or {@code ring} for
 *     an owner who belongs to one
 * @param id whom they describe
 * @param eventId the event that led to them
 * @param version the number of events that they take into account
 * @param atMillis the time of the newest of these events
 */
public record Features(
    String kind,
    String id,
    String eventId,
    long version,
    long atMillis,
    Map<String, Double> values) {

  /** The key that keeps the newest in a compacted topic. */
  public String key() {
    return kind + ":" + id;
  }
}
