package dev.tandem.messaging.internal.publish;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.internal.outbox.PendingEvent;
import org.jspecify.annotations.Nullable;

/** Collects events in the current transaction. */
final class TransactionalPublisher implements EventPublisher {

  private final EventWriter writer;
  private final OutboxTransactions transactions;

  TransactionalPublisher(EventWriter writer, OutboxTransactions transactions) {
    this.writer = writer;
    this.transactions = transactions;
  }

  @Override
  public UUID publish(Object event) {
    return add(event, null);
  }

  @Override
  public UUID publishAt(Object event, Instant deliverAt) {
    return add(event, deliverAt);
  }

  private UUID add(Object event, @Nullable Instant deliverAt) {
    PendingEvents pending = transactions.current();
    PendingEvent written = writer.write(event, deliverAt);
    pending.add(written);
    return written.id();
  }
}
