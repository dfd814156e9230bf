package dev.tandem.messaging.internal.outbox;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

import dev.tandem.messaging.NoTransactionException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The events of one transaction, bound to it: suspended and resumed with it, cut back with its savepoints,
 * gone with its end.
 */
final class PendingEvents implements TransactionSynchronization {

  private static final Object KEY = PendingEvents.class;

  private final List<PendingEvent> events = new ArrayList<>();
  private final IdentityHashMap<Object, Integer> sizeAtSavepoint = new IdentityHashMap<>();
  private @Nullable PairedMessages paired;
  private boolean sealed;

  private PendingEvents() {}

  /** Those of the current transaction, which must have active synchronization. */
  static PendingEvents ofCurrentTransaction() {
    if (TransactionSynchronizationManager.getResource(KEY) instanceof PendingEvents bound) {
      return bound;
    }
    PendingEvents created = new PendingEvents();
    TransactionSynchronizationManager.registerSynchronization(created);
    TransactionSynchronizationManager.bindResource(KEY, created);
    return created;
  }

  void add(PendingEvent event) {
    if (sealed) {
      throw new NoTransactionException(
          "The transaction is already committing: publish before its COMMIT, or in a new one");
    }
    events.add(event);
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  /** The events to send; none can be added from here on. */
  List<PendingEvent> seal() {
    sealed = true;
    return events;
  }

  /** What the broker holds of these events until the transaction's outcome is known. */
  void pairedWith(PairedMessages messages) {
    this.paired = messages;
  }

  /** First of all synchronizations, so that nobody's afterCommit work delays the end signal. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public void suspend() {
    TransactionSynchronizationManager.unbindResource(KEY);
  }

  @Override
  public void resume() {
    TransactionSynchronizationManager.bindResource(KEY, this);
  }

  @Override
  public void savepoint(Object savepoint) {
    sizeAtSavepoint.put(savepoint, events.size());
  }

  @Override
  public void savepointRollback(Object savepoint) {
    // A savepoint never heard of is older than the first event.
    int size = sizeAtSavepoint.getOrDefault(savepoint, 0);
    events.subList(Math.min(size, events.size()), events.size()).clear();
  }

  @Override
  public void afterCommit() {
    if (paired != null) {
      paired.committed();
    }
  }

  @Override
  public void afterCompletion(int status) {
    TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
    if (paired != null) {
      paired.completed();
    }
  }
}
