package dev.tandem.messaging.internal.publish;

import java.util.List;

import dev.tandem.messaging.internal.outbox.OutboxMessage;

/** Messages that were made ahead of the transaction that decides about them. */
public final class Announcement {

  private final List<OutboxMessage> messages;
  private final List<HalfSend> halves;
  private final boolean brokerAsks;

  Announcement(List<OutboxMessage> messages, List<HalfSend> halves, boolean brokerAsks) {
    this.messages = List.copyOf(messages);
    this.halves = List.copyOf(halves);
    this.brokerAsks = brokerAsks;
  }

  List<OutboxMessage> messages() {
    return messages;
  }

  /** The half messages that this process has sent, to be ended by it. */
  List<HalfSend> halves() {
    return halves;
  }

  /** Whether the broker holds them, to be told by an end signal or the answer to its question. */
  boolean isHeldByBroker() {
    return brokerAsks || !halves.isEmpty();
  }
}
