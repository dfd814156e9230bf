package dev.tandem.fundpurchase.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import dev.tandem.messaging.Event;
import org.jspecify.annotations.Nullable;

/**
 * What made an order move, and when.
 *
 * @param name the event's name, or what a person or a job did
 * @param eventId the event's id, where it was one
 */
public record Cause(String name, @Nullable UUID eventId, Instant at) {

  /** The effect of {@code event}, applied now. */
  public static Cause of(Event<?> event, Clock clock) {
    return new Cause(event.data().getClass().getSimpleName(), event.id(), now(clock));
  }

  /** The act of a person or a job, now. */
  public static Cause of(String act, Clock clock) {
    return new Cause(act, null, now(clock));
  }

  // The database keeps microseconds; so does what is compared with it.
  private static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
