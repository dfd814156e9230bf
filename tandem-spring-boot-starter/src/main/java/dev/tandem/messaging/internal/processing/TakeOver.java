package dev.tandem.messaging.internal.processing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

import dev.tandem.messaging.internal.delivery.IncomingMessage;
import dev.tandem.messaging.internal.handler.HandlerGroup;
import dev.tandem.messaging.internal.handover.HandedOver;
import dev.tandem.messaging.internal.handover.JdbcHandovers;

/**
 * Handles the messages that other versions of the service left to this one, as if the broker had
 * delivered them.
 */
public final class TakeOver {

  private final HandlerGroup group;
  private final BatchProcessor processor;
  private final DeadLetterQueue exhausted;
  private final JdbcHandovers handovers;
  private final int maxAttempts;
  private final Duration patience;

  public TakeOver(
      HandlerGroup group,
      BatchProcessor processor,
      DeadLetterQueue exhausted,
      JdbcHandovers handovers,
      int maxAttempts,
      Duration patience) {
    this.group = group;
    this.processor = processor;
    this.exhausted = exhausted;
    this.handovers = handovers;
    this.maxAttempts = maxAttempts;
    this.patience = patience;
  }

  /** Takes waiting messages until none is due. */
  public void sweep() {
    List<HandedOver> taken = handovers.take(group);
    while (!taken.isEmpty()) {
      bury(taken.stream().filter(message -> message.attempt() > maxAttempts).toList());
      handle(taken.stream().filter(message -> message.attempt() <= maxAttempts).toList());
      taken = handovers.take(group);
    }
    List<HandedOver> forsaken = handovers.forsaken(group.name(), patience);
    if (!forsaken.isEmpty()) {
      exhausted.unhandled(incoming(forsaken));
      handovers.remove(group.name(), forsaken);
    }
  }

  private void bury(List<HandedOver> messages) {
    if (!messages.isEmpty()) {
      exhausted.process(incoming(messages));
      handovers.remove(group.name(), messages);
    }
  }

  private void handle(List<HandedOver> messages) {
    if (messages.isEmpty()) {
      return;
    }
    SortedSet<Integer> unsettled = processor.process(incoming(messages));
    List<HandedOver> settled = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      HandedOver message = messages.get(i);
      if (unsettled.contains(i)) {
        handovers.postpone(
            group.name(), message, ParkedEventRelease.BACKOFF.after(message.attempt()));
      } else {
        settled.add(message);
      }
    }
    handovers.remove(group.name(), settled);
  }

  private static List<IncomingMessage> incoming(List<HandedOver> messages) {
    List<IncomingMessage> incoming = new ArrayList<>(messages.size());
    for (HandedOver message : messages) {
      incoming.add(new IncomingMessage(
          incoming.size(),
          message.topic(),
          message.tag(),
          message.messageId(),
          message.body(),
          message.attempt()));
    }
    return incoming;
  }
}
