package dev.tandem.web.proof;

import java.time.Instant;

/**
 * The count of the events of a slot of time, and a hash of their ids: two sides that agree on both
 * have the same events.
 */
public record EventDigest(Instant from, long count, String hash) {

  public static EventDigest none(Instant from) {
    return new EventDigest(from, 0, "0");
  }

  /** The events of both, which have none in common. */
  public EventDigest plus(EventDigest other) {
    var both = Long.parseUnsignedLong(hash, 16) ^ Long.parseUnsignedLong(other.hash, 16);
    return new EventDigest(from, count + other.count, Long.toHexString(both));
  }
}
