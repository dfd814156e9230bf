package dev.tandem.web.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Deletes finished rows older than their retention, a batch at a time, so that it never holds many
 * locks and never reads rows that stay. Its clock must be the one that dated the rows.
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
    return deletion.deleteBefore(clock.instant().minus(retention), BATCH) == BATCH;
  }

  /** Deletes rows that were created before a bound. */
  @FunctionalInterface
  public interface Deletion {

    /**
     * Deletes the oldest {@code limit} finished rows created before {@code bound}; returns their
     * number.
     */
    int deleteBefore(Instant bound, int limit);
  }
}
