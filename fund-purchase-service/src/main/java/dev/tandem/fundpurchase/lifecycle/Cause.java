package dev.tandem.fundpurchase.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import dev.tandem.messaging.Event;
import org.jspecify.annotations.Nullable;

/**
 * The cause of an order's move, and its time.
 *
 * @param name the event's name, or that of a person's or a job's action
 * @param eventId the event's id, if it was an event
 */
public record Cause(String name, @Nullable UUID eventId, Instant at) {

  /** {@code event}, applied now. */
  public static Cause of(Event<?> event, Clock clock) {
    return new Cause(event.data().getClass().getSimpleName(), event.id(), now(clock));
  }

  /** An action of a person or a job, now. */
  public static Cause of(String act, Clock clock) {
    return new Cause(act, null, now(clock));
  }

  // The database keeps microseconds; so does what is compared with it.
  private static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
