package dev.tandem.messaging.support;

import java.time.Duration;

/**
 * Pauses that double from one failure to the next, up to a longest one.
 *
 * @param first the pause after the first failure
 * @param longest the longest pause, also if the first one would be longer
 */
public record Backoff(Duration first, Duration longest) {

  private static final int MOST_DOUBLINGS = 20;

  /** The pause after {@code failures} failures in a row; the first pause after one or none. */
  public Duration after(int failures) {
    int doublings = Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
    Duration pause = first.multipliedBy(1L << doublings);
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
