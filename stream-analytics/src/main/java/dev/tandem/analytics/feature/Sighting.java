package dev.tandem.analytics.feature;

/**
 * An owner seen with a thing that others may have too, such as a device.
 *
 * @param kind the kind of thing
 * @param thing its id
 * @param eventId the event that led to it
 * @param atMillis when the owner last asked for something with it, by then
 * @param cancelled the number of payments that the owner has cancelled within a day
 */
public record Sighting(
    String kind, String thing, String ownerId, String eventId, long atMillis, long cancelled) {

  public String key() {
    return kind + ":" + thing;
  }
}
