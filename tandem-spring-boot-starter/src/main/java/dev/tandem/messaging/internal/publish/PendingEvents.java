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
  private final List<Announcement> early = new ArrayList<>();
  private final Deque<Savepoint> savepoints = new ArrayDeque<>();
  private @Nullable PairedMessages paired;
  private boolean sealed;

  private record Savepoint(Object key, int events, int early) {}

  PendingEvents(boolean readOnly) {
    this.readOnly = readOnly;
  }

  void add(PendingEvent event) {
    requireOpen();
    events.add(event);
  }

  void add(Announcement announcement) {
    requireOpen();
    early.add(announcement);
  }

  private void requireOpen() {
    if (sealed) {
      throw new NoTransactionException(
          "The transaction is already committing: publish before its COMMIT, or in a new one");
    }
  }

  boolean isReadOnly() {
    return readOnly;
  }

  boolean isEmpty() {
    return events.isEmpty() && early.isEmpty();
  }

  /** Nothing can be added from here on. */
  void seal() {
    sealed = true;
  }

  /** The events to send. */
  List<PendingEvent> events() {
    return List.copyOf(events);
  }

  /** What was announced before and is to be sent, too. */
  List<Announcement> early() {
    return List.copyOf(early);
  }

  /** Notes the beginning of a part of the transaction that may be rolled back alone. */
  void savepoint(Object savepoint) {
    savepoints.addLast(new Savepoint(savepoint, events.size(), early.size()));
  }

  void forgetLatestSavepoint() {
    savepoints.pollLast();
  }

  /** Drops the events published since; savepoints of other transactions are ignored. */
  void rollBackTo(Object savepoint) {
    for (Savepoint known : savepoints) {
      if (known.key().equals(savepoint)) {
        cut(events, known.events());
        cut(early, known.early());
        return;
      }
    }
  }

  private static void cut(List<?> list, int size) {
    if (size < list.size()) {
      list.subList(size, list.size()).clear();
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
