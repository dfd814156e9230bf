package dev.tandem.messaging.internal.deadletter;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.messaging.internal.envelope.MessageBody;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter about to be kept.
 *
 * @param sourceId the event's id, or the broker's message id where no event could be read; one dead
 *     letter per group and source
 * @param origin where it came from
 * @param event the attributes of the event that could be read
 * @param attempts deliveries that failed, this one included
 */
public record NewDeadLetter(
    String consumerGroup,
    String sourceId,
    FailureKind kind,
    Origin origin,
    EventKey event,
    MessageBody body,
    Failure failure,
    int attempts,
    Instant firstSeen,
    Instant lastSeen) {

  /** The message that carried the bytes. */
  public record Origin(String topic, @Nullable String tag, String messageId) {}

  /** The attributes that could be read of the event; none where the bytes are no event. */
  public record EventKey(
      @Nullable UUID id,
      @Nullable String type,
      @Nullable String subject,
      @Nullable Long sequence,
      @Nullable String traceId) {

    public static final EventKey UNKNOWN = new EventKey(null, null, null, null, null);
  }
}
