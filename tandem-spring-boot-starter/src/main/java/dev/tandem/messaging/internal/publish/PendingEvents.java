package dev.tandem.messaging.internal.publish;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.tandem.messaging.NoTransactionException;
import dev.tandem.messaging.internal.outbox.PendingEvent;
import org.jspecify.annotations.Nullable;

/** The events of one transaction, cut back with its savepoints. */
final class PendingEvents {

  private final boolean readOnly;
  private final List<PendingEvent> events = new ArrayList<>();
  private final Deque<Savepoint> savepoints = new ArrayDeque<>();
  private @Nullable PairedMessages paired;
  private boolean sealed;

  private record Savepoint(Object key, int size) {}

  PendingEvents(boolean readOnly) {
    this.readOnly = readOnly;
  }

  void add(PendingEvent event) {
    if (sealed) {
      throw new NoTransactionException(
          "The transaction is already committing: publish before its COMMIT, or in a new one");
    }
    events.add(event);
  }

  boolean isReadOnly() {
    return readOnly;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  /** The events to send; none can be added from here on. */
  List<PendingEvent> seal() {
    sealed = true;
    return List.copyOf(events);
  }

  /** Notes the beginning of a part of the transaction that may be rolled back alone. */
  void savepoint(Object savepoint) {
    savepoints.addLast(new Savepoint(savepoint, events.size()));
  }

  void forgetLatestSavepoint() {
    savepoints.pollLast();
  }

  /** Drops the events published since; savepoints of other transactions are ignored. */
  void rollBackTo(Object savepoint) {
    for (Savepoint known : savepoints) {
      if (known.key().equals(savepoint) && known.size() < events.size()) {
        events.subList(known.size(), events.size()).clear();
        return;
      }
    }
  }

  /** Keeps the messages of these events until the transaction's outcome is known. */
  void pairedWith(PairedMessages messages) {
    this.paired = messages;
  }

  void committed() {
    if (paired != null) {
      paired.committed();
    }
  }

  void completed() {
    if (paired != null) {
      paired.completed();
      paired = null;
    }
  }
}
