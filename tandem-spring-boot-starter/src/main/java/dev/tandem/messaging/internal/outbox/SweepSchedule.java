package dev.tandem.messaging.internal.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Decides when an unconfirmed message is due to be sent, or sent again. */
public final class SweepSchedule {

  private final Clock clock;
  private final Duration confirmTimeout;
  private final Duration maxBackoff;
  private final Duration maxDelay;

  public SweepSchedule(
      Clock clock, Duration confirmTimeout, Duration maxBackoff, Duration maxDelay) {
    this.clock = clock;
    this.confirmTimeout = confirmTimeout;
    this.maxBackoff = maxBackoff;
    this.maxDelay = maxDelay;
  }

  Instant now() {
    return clock.instant();
  }

  Duration confirmTimeout() {
    return confirmTimeout;
  }

  Duration maxBackoff() {
    return maxBackoff;
  }

  /** Whether the broker can hold a message until {@code deliverAt}. */
  public boolean isWithinReach(Instant deliverAt) {
    return !deliverAt.isAfter(now().plus(maxDelay));
  }

  /**
   * The first sweep of a new message: when its confirmation is overdue, or at once if no half
   * message was sent.
   */
  Instant firstSweep(@Nullable Instant deliverAt, boolean brokerTried) {
    if (deliverAt != null) {
      return isWithinReach(deliverAt) ? deliverAt.plus(confirmTimeout) : deliverAt.minus(maxDelay);
    }
    return brokerTried ? now().plus(confirmTimeout) : now();
  }
}
