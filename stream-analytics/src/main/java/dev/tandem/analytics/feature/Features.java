package dev.tandem.analytics.feature;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.tandem.analytics.kafka.Told;

/**
 * What is known of somebody or something at the time of an event.
 *
 * @param kind of what they are: {@code owner}, {@code device}, {@code address},
 *     {@code token}, or {@code ring} for
 *     an owner who belongs to one
 * @param id whom they describe
 * @param eventId the event that led to them
 * @param version the number of events that they take into account
 * @param atMillis the time of the newest of these events
 */
public record Features(
    String kind, String id, String eventId, long version, long atMillis, Map<String, Double> values)
    implements Told {

  @Override
  public String key() {
    return kind + ":" + id;
  }

  @Override
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("kind", kind);
    json.put("id", id);
    json.put("eventId", eventId);
    json.put("version", version);
    json.put("at", Instant.ofEpochMilli(atMillis).toString());
    json.put("values", values);
    return json;
  }
}
