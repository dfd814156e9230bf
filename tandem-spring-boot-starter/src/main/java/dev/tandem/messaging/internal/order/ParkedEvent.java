package dev.tandem.messaging.internal.order;

import java.util.UUID;

import dev.tandem.messaging.internal.envelope.MessageBody;
import org.jspecify.annotations.Nullable;

/**
 * An event that waits for its predecessor.
 *
 * @param event null for a place in the sequence that an operator gave up: nothing to handle, only
 *     passed
 */
public record ParkedEvent(
    Subject subject, long sequence, @Nullable Kept event, int attempts) {

  /** The event's id and the bytes it came in. */
  public record Kept(UUID id, @Nullable String tag, String messageId, MessageBody body) {}

  /** A place in the sequence whose event was discarded before its turn. */
  public static ParkedEvent passedOver(Subject subject, long sequence) {
    return new ParkedEvent(subject, sequence, null, 0);
  }
}
