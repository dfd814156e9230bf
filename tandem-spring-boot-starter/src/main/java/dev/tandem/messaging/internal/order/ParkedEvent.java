package dev.tandem.messaging.internal.order;

import java.util.UUID;

import dev.tandem.messaging.internal.envelope.MessageBody;
import org.jspecify.annotations.Nullable;

/**
 * An event that waits for its predecessor.
 *
 * @param event null for a number whose event an operator has discarded: nothing is handled, the
 *     subject only advances
 */
public record ParkedEvent(
    Subject subject, long sequence, @Nullable Kept event, int attempts) {

  /** The event's id and the bytes it came in. */
  public record Kept(UUID id, @Nullable String tag, String messageId, MessageBody body) {}

  /** The number of an event that was discarded before its turn. */
  public static ParkedEvent passedOver(Subject subject, long sequence) {
    return new ParkedEvent(subject, sequence, null, 0);
  }
}
