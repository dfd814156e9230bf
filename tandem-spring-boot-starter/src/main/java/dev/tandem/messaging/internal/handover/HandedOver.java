package dev.tandem.messaging.internal.handover;

import dev.tandem.messaging.internal.envelope.MessageBody;
import org.jspecify.annotations.Nullable;

/**
 * A message, or one event of it, that waits for an instance of another version.
 *
 * @param sourceId the message's id, or the event's id where only one event is meant
 * @param eventType null where the whole message is meant
 * @param attempt which delivery this is, from 1
 */
public record HandedOver(
    String sourceId,
    String topic,
    @Nullable String tag,
    @Nullable String eventType,
    String messageId,
    MessageBody body,
    int attempt) {}
