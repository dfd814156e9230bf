package dev.tandem.messaging.internal.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import dev.tandem.messaging.internal.broker.ServiceName;
import dev.tandem.messaging.internal.envelope.ContentTypes;
import dev.tandem.messaging.internal.envelope.MessageHeaders;
import org.apache.rocketmq.common.message.Message;
import org.jspecify.annotations.Nullable;

/** Turns outbox rows into RocketMQ messages; every send of a row makes the same one. */
public final class MessageFactory {

  /** Properties share 32 KiB, and each key costs the broker an index entry. */
  private static final int MAX_SUBJECT_KEYS = 16;

  private static final int MAX_KEYS_LENGTH = 4096;

  private final ServiceName service;
  private final Clock clock;

  public MessageFactory(ServiceName service, Clock clock) {
    this.service = service;
    this.clock = clock;
  }

  /** The message, to be delivered at once. */
  public Message immediate(OutboxMessage row) {
    Message message = new Message(row.topic(), row.tag(), keys(row), row.body());
    message.putUserProperty(MessageHeaders.CONTENT_TYPE, ContentTypes.of(row.eventCount()));
    message.putUserProperty(MessageHeaders.SOURCE, service.value());
    message.putUserProperty(MessageHeaders.MESSAGE_ID, row.id().toString());
    return message;
  }

  /**
   * The half message of the row.
   *
   * @param transaction the prepared transaction it waits for; null for a local one
   */
  public Message half(OutboxMessage row, @Nullable UUID transaction) {
    Message message = immediate(row);
    if (transaction != null) {
      message.putUserProperty(MessageHeaders.TRANSACTION_ID, transaction.toString());
    }
    return message;
  }

  /** The message, to be delivered at the row's time, or at once if that has passed. */
  public Message timed(OutboxMessage row) {
    Message message = immediate(row);
    Instant deliverAt = row.deliverAt();
    if (deliverAt != null) {
      Duration left = Duration.between(clock.instant(), deliverAt);
      if (!left.isNegative() && !left.isZero()) {
        // The broker keeps its own time: tell it how long to wait by that, whatever our clock says.
        message.setDeliverTimeMs(System.currentTimeMillis() + left.toMillis());
      }
    }
    return message;
  }

  private static String keys(OutboxMessage row) {
    StringBuilder keys = new StringBuilder(row.id().toString());
    int added = 0;
    for (String subject : row.subjects()) {
      if (++added > MAX_SUBJECT_KEYS || keys.length() + subject.length() >= MAX_KEYS_LENGTH) {
        break;
      }
      keys.append(' ').append(subject);
    }
    return keys.toString();
  }
}
