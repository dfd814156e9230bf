package dev.tandem.messaging.internal.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

/** Ids whose order is that of time, which is what partitions by range live on. */
public final class UuidV7 {

  private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

  private UuidV7() {}

  /** A new id, greater than all this process has made. */
  public static UUID next() {
    return GENERATOR.generate();
  }

  /** The lower bound of all ids made at {@code time} or later. */
  public static UUID floor(Instant time) {
    return new UUID(time.toEpochMilli() << 16, 0);
  }

  /** When {@code id} was made, to the millisecond. */
  public static Instant timeOf(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }

  /** The least of {@code ids} in PostgreSQL's order, which unlike Java's is unsigned. */
  static UUID least(Collection<UUID> ids) {
    return ids.stream().min(UuidV7::compare).orElseThrow();
  }

  /** The greatest of {@code ids} in PostgreSQL's order. */
  static UUID greatest(Collection<UUID> ids) {
    return ids.stream().max(UuidV7::compare).orElseThrow();
  }

  private static int compare(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }
}
