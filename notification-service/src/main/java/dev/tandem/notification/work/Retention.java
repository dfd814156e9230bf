package dev.tandem.notification.work;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Deletes what is older than its retention: a batch at a time along the primary key, which is in
 * the order of time, so that it never holds many locks and never reads what it keeps.
 */
public final class Retention implements PollingWorker.Round {

  private static final int BATCH = 1000;

  private final Deletion deletion;
  private final Duration retention;
  private final Clock clock;

  public Retention(Deletion deletion, Duration retention, Clock clock) {
    this.deletion = deletion;
    this.retention = retention;
    this.clock = clock;
  }

  @Override
  public boolean work() {
    UUID bound = IdBounds.leastAt(clock.instant().minus(retention));
    return deletion.deleteBelow(bound, BATCH) == BATCH;
  }

  /** Deletes rows with an id below a bound. */
  @FunctionalInterface
  public interface Deletion {

    /**
     * Deletes the oldest {@code limit} rows below {@code bound}, and answers how many there were.
     */
    int deleteBelow(UUID bound, int limit);
  }
}
