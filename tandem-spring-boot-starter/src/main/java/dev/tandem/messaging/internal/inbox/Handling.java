package dev.tandem.messaging.internal.inbox;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a group did with an event.
 *
 * @param takenAt when it took responsibility for the event, or gave it up; null while it is retried
 * @param failures how many of its attempts failed
 * @param lastError the error of the last of them
 */
public record Handling(
    UUID eventId,
    String group,
    State state,
    @Nullable Instant takenAt,
    int failures,
    @Nullable String lastError) {

  /** How far it is. */
  public enum State {
    HANDLED,
    /** It waits for its predecessor. */
    PARKED,
    /** It failed and is delivered again. */
    RETRIED,
    /** It was given up, and waits for an operator. */
    DEAD_LETTER,
    /** It was given up, and handled when an operator retried it. */
    MENDED,
    DISCARDED
  }
}
