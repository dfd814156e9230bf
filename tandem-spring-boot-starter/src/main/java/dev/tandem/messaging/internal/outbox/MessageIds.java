package dev.tandem.messaging.internal.outbox;

import java.util.UUID;

import dev.tandem.messaging.internal.envelope.MessageHeaders;
import org.apache.rocketmq.common.message.Message;
import org.jspecify.annotations.Nullable;

/** Finds the outbox row a message came from. */
final class MessageIds {

  private MessageIds() {}

  /** The row's id, or null if the message was not sent by an outbox. */
  static @Nullable UUID of(Message message) {
    return parse(message.getUserProperty(MessageHeaders.MESSAGE_ID));
  }

  /** Parses {@code id}; null if it is no UUID. */
  static @Nullable UUID parse(@Nullable String id) {
    try {
      return id == null ? null : UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
