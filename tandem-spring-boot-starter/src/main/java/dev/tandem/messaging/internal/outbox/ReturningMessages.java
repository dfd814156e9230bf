package dev.tandem.messaging.internal.outbox;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.tandem.messaging.internal.broker.ServiceName;
import dev.tandem.messaging.internal.envelope.MessageHeaders;
import org.apache.rocketmq.common.message.MessageExt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this service hears from the broker of its own messages. */
final class ReturningMessages {

  private static final Logger log = LoggerFactory.getLogger(ReturningMessages.class);

  private final ServiceName service;
  private final JdbcOutbox outbox;
  private final OutboxMeters meters;

  ReturningMessages(ServiceName service, JdbcOutbox outbox, OutboxMeters meters) {
    this.service = service;
    this.outbox = outbox;
    this.meters = meters;
  }

  /** They came out of the broker like any consumer gets them: nothing is left to do for them. */
  void confirm(List<MessageExt> messages) {
    meters.confirmed(outbox.confirm(ours(messages)));
  }

  /**
   * The broker gave up on these half messages; those whose transaction committed are sent again.
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
        .map(MessageIds::of)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
