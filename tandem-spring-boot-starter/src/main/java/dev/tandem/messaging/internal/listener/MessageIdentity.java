package dev.tandem.messaging.internal.listener;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;

import dev.tandem.messaging.ExactlyOnce.Identity;
import dev.tandem.messaging.internal.envelope.ContentTypes;
import dev.tandem.messaging.internal.envelope.MessageHeaders;
import org.apache.rocketmq.common.message.MessageExt;
import org.springframework.util.StringUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The identity of a message, the same at every delivery. */
final class MessageIdentity {

  /** Occurs in no topic, tag or id; it may occur in keys, which come last. */
  private static final char SEPARATOR = '\n';

  private static final Set<String> OUTBOX_CONTENT = Set.of(ContentTypes.EVENT, ContentTypes.BATCH);

  private MessageIdentity() {}

  /**
   * The message's identity, always 32 bytes.
   *
   * @throws IllegalArgumentException if the message lacks the property that identifies it
   */
  static byte[] of(MessageExt message, Identity identity) {
    String outboxId = message.getUserProperty(MessageHeaders.MESSAGE_ID);
    if (outboxId != null && OUTBOX_CONTENT.contains(contentType(message))) {
      // The sweep may have sent it twice, each time with another id of RocketMQ's.
      return digest("event", message.getUserProperty(MessageHeaders.SOURCE), outboxId);
    }
    return switch (identity) {
      case MESSAGE_ID -> digest("id", message.getMsgId());
      case KEYS -> {
        if (!StringUtils.hasText(message.getKeys())) {
          throw new IllegalArgumentException(
              "Message %s has no KEYS to be known by".formatted(message.getMsgId()));
        }
        yield digest("keys", message.getTopic(), message.getTags(), message.getKeys());
      }
    };
  }

  private static String contentType(MessageExt message) {
    return String.valueOf(message.getUserProperty(MessageHeaders.CONTENT_TYPE));
  }

  private static byte[] digest(Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      text.append(part).append(SEPARATOR);
    }
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
