package dev.tandem.messaging.internal.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Rows that wait for something.
 *
 * @param count how many there are
 * @param oldest since when the one that has waited longest is waiting; null if none is due
 */
public record Backlog(long count, @Nullable Instant oldest) {

  public static final Backlog EMPTY = new Backlog(0, null);

  /** The age of the oldest waiting row; 0 if there is none. */
  public long ageSeconds(Clock clock) {
    return oldest == null
        ? 0
        : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
  }
}
