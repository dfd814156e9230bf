package dev.tandem.messaging.support;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

/**
 * UUIDs of version 7: unique everywhere and in the order of time, so that indexes grow at one end
 * and tables can be partitioned by the range of their ids.
 *
 * <p>The time is the machine's, not that of a {@code Clock} bean: ids must ascend even where a test
 * moves the clock.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7">RFC 9562, UUID version
 *     7</a>
 */
public final class UuidV7 {

  private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

  private UuidV7() {}

  /** A new id, greater than every one this process has made before. */
  public static UUID next() {
    return GENERATOR.generate();
  }

  /** The lower bound of all ids made at {@code time} or later. */
  public static UUID floor(Instant time) {
    return new UUID(time.toEpochMilli() << 16, 0);
  }

  /** The time {@code id} was made, to the millisecond. */
  public static Instant timeOf(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }

  /** The smallest of {@code ids} in PostgreSQL's order, which unlike Java's is unsigned. */
  public static UUID least(Collection<UUID> ids) {
    return ids.stream().min(UuidV7::compare).orElseThrow();
  }

  /** The greatest of {@code ids} in PostgreSQL's order. */
  public static UUID greatest(Collection<UUID> ids) {
    return ids.stream().max(UuidV7::compare).orElseThrow();
  }

  private static int compare(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }
}
