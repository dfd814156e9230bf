package dev.tandem.messaging.internal.outbox;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.tandem.messaging.internal.broker.ServiceName;
import dev.tandem.messaging.internal.envelope.MessageHeaders;
import org.apache.rocketmq.common.message.MessageExt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles this service's own messages when they come back from the broker. */
final class OwnMessages {

  private static final Logger log = LoggerFactory.getLogger(OwnMessages.class);

  private final ServiceName service;
  private final JdbcOutbox outbox;
  private final OutboxMeters meters;

  OwnMessages(ServiceName service, JdbcOutbox outbox, OutboxMeters meters) {
    this.service = service;
    this.outbox = outbox;
    this.meters = meters;
  }

  /** Confirms messages that came as any consumer gets them: nothing is left to do for them. */
  void confirm(List<MessageExt> messages) {
    meters.confirmed(outbox.confirm(ours(messages)));
  }

  /**
   * Settles half messages that the broker gave up asking about: those whose transaction committed
   * are sent again.
   */
  void drain(List<MessageExt> messages) {
    List<UUID> givenUp = ours(messages);
    if (givenUp.isEmpty()) {
      return;
    }
    int hurried = outbox.hurry(givenUp);
    meters.drained(givenUp.size(), hurried);
    log.warn(
        "The broker gave up asking about {} half message(s); {} had committed and are sent again",
        givenUp.size(),
        hurried);
  }

  private List<UUID> ours(List<MessageExt> messages) {
    return messages.stream()
        .filter(message -> service.value().equals(message.getUserProperty(MessageHeaders.SOURCE)))
        .map(message -> MessageHeaders.id(message.getUserProperty(MessageHeaders.MESSAGE_ID)))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
