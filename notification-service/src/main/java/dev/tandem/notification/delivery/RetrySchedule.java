package dev.tandem.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.DoubleSupplier;

import dev.tandem.notification.delivery.NextStep.Again;
import dev.tandem.notification.delivery.NextStep.Done;
import dev.tandem.notification.delivery.NextStep.EndpointGone;
import dev.tandem.notification.delivery.NextStep.GivenUp;

/**
 * The schedule of retries: after growing delays, each lengthened by up to a fifth at random, so
 * that deliveries that failed together do not come back together.
 */
final class RetrySchedule {

  private static final double JITTER = 0.2;

  private final List<Duration> delays;
  private final DoubleSupplier random;

  /**
   * @param delays the delay after the first failed attempt, after the second, and so on
   * @param random numbers from 0 to 1
   */
  RetrySchedule(List<Duration> delays, DoubleSupplier random) {
    this.delays = List.copyOf(delays);
    this.random = random;
  }

  /**
   * The step that follows {@code attempt}, which ended at {@code now}.
   *
   * @param failures the number of failed attempts before this one, since the last resend
   */
  NextStep after(Attempt attempt, int failures, Instant now) {
    if (attempt.succeeded()) {
      return new Done();
    }
    if (attempt.gone()) {
      return new EndpointGone();
    }
    if (failures >= delays.size()) {
      return new GivenUp();
    }
    Duration delay = delays.get(failures);
    long jitterMillis = (long) (delay.toMillis() * JITTER * random.getAsDouble());
    return new Again(now.plus(delay).plusMillis(jitterMillis));
  }
}
