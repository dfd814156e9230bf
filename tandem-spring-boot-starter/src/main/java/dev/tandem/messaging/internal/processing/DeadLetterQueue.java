package dev.tandem.messaging.internal.processing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;

import dev.tandem.messaging.internal.deadletter.Failure;
import dev.tandem.messaging.internal.deadletter.FailureKind;
import dev.tandem.messaging.internal.deadletter.NewDeadLetter;
import dev.tandem.messaging.internal.delivery.Delivery;
import dev.tandem.messaging.internal.delivery.DeliveryReader;
import dev.tandem.messaging.internal.delivery.DeliveryReader.Reading;
import dev.tandem.messaging.internal.delivery.IncomingMessage;
import dev.tandem.messaging.internal.delivery.NewDeadLetters;
import dev.tandem.messaging.internal.inbox.JdbcFailedAttempts.History;
import dev.tandem.messaging.internal.inbox.JdbcInbox;
import dev.tandem.messaging.internal.processing.BatchProcessor.Shared;
import org.jspecify.annotations.Nullable;

/**
 * Records the messages that the broker gave up delivering to a group: each event of its dead-letter
 * queue that the group has not settled otherwise, with the last error its handler left.
 */
public final class DeadLetterQueue {

  private final String group;
  private final DeliveryReader reader;
  private final JdbcInbox inbox;
  private final Shared shared;

  public DeadLetterQueue(String group, DeliveryReader reader, JdbcInbox inbox, Shared shared) {
    this.group = group;
    this.reader = reader;
    this.inbox = inbox;
    this.shared = shared;
  }

  public SortedSet<Integer> process(List<IncomingMessage> messages) {
    Reading reading = reader.readKept(messages);
    return shared.database().whileUp(() -> {
      List<NewDeadLetter> letters = new ArrayList<>(exhausted(reading.deliveries()));
      reading.rejections().forEach(rejection -> letters.add(rejection.letter()));
      shared.keeper().keep(group, letters);
      return Collections.emptySortedSet();
    });
  }

  /** Makes dead letters of messages that no version of the service handles any more. */
  void unhandled(List<IncomingMessage> messages) {
    Reading reading = reader.readKept(messages);
    List<NewDeadLetter> letters = new ArrayList<>();
    for (Delivery delivery : reading.deliveries()) {
      Failure failure = Failure.of(
          FailureKind.UNKNOWN_TYPE,
          "no instance of the group handles " + delivery.event().type() + " any more");
      letters.add(NewDeadLetters.of(
          group, FailureKind.UNKNOWN_TYPE, delivery, failure, shared.clock().instant()));
    }
    reading.rejections().forEach(rejection -> letters.add(rejection.letter()));
    shared.keeper().keep(group, letters);
  }

  private List<NewDeadLetter> exhausted(Collection<Delivery> deliveries) {
    List<UUID> ids = deliveries.stream().map(Delivery::id).toList();
    Collection<UUID> claimed = inbox.claimed(group, ids);
    Map<UUID, History> histories = shared.failedAttempts().find(group, ids);
    return deliveries.stream()
        .filter(delivery -> !claimed.contains(delivery.id()))
        .map(delivery -> exhausted(delivery, histories.get(delivery.id())))
        .toList();
  }

  private NewDeadLetter exhausted(Delivery delivery, @Nullable History history) {
    if (history == null) {
      Instant now = shared.clock().instant();
      Failure unknown = Failure.of(
          FailureKind.RETRIES_EXHAUSTED,
          "no handler left an error: the instances died or took too long");
      return NewDeadLetters.of(group, FailureKind.RETRIES_EXHAUSTED, delivery, unknown, now);
    }
    return NewDeadLetters.of(
        group,
        FailureKind.RETRIES_EXHAUSTED,
        delivery,
        history.failure(),
        history.attempts(),
        history.firstSeen(),
        history.lastSeen());
  }
}
