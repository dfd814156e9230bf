package dev.tandem.messaging.internal.publish;

import java.util.List;
import java.util.UUID;

import dev.tandem.messaging.internal.outbox.PendingEvent;

/** Events that are written and announced to the broker ahead of the transaction that decides. */
public final class EarlyEvents {

  private final EventWriter writer;
  private final MessagePairing pairing;
  private final OutboxTransactions transactions;

  EarlyEvents(EventWriter writer, MessagePairing pairing, OutboxTransactions transactions) {
    this.writer = writer;
    this.pairing = pairing;
    this.transactions = transactions;
  }

  /**
   * The events in their envelopes.
   *
   * @throws IllegalArgumentException if one of them is no publishable event
   */
  public List<PendingEvent> write(List<Object> events) {
    return events.stream().map(event -> writer.write(event, null)).toList();
  }

  /** Sends half messages that name {@code transaction}, without waiting for the broker. */
  public Announcement announce(UUID transaction, List<PendingEvent> events) {
    return pairing.announce(transaction, events);
  }

  /**
   * The messages of events that another process announced.
   *
   * @param brokerAsks whether the broker waits for the answer right now
   */
  public Announcement recalled(List<PendingEvent> events, boolean brokerAsks) {
    return pairing.recalled(events, brokerAsks);
  }

  /** Publishes the messages when the current transaction of the outbox's database commits. */
  public void publish(Announcement announcement) {
    transactions.current().add(announcement);
  }
}
