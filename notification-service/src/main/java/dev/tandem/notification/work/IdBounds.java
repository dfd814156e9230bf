package dev.tandem.notification.work;

import java.time.Instant;
import java.util.UUID;

/** Turns times into bounds for UUIDv7 keys, whose first 48 bits are milliseconds. */
public final class IdBounds {

  private IdBounds() {}

  /** The least id that can have been made at {@code time}; every earlier one is below it. */
  public static UUID leastAt(Instant time) {
    return new UUID(time.toEpochMilli() << 16, 0);
  }
}
