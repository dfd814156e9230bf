package dev.tandem.messaging.internal.centre;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.tandem.messaging.centre.TransactionDecidedException;
import dev.tandem.messaging.centre.TransactionState;
import dev.tandem.messaging.internal.outbox.PendingEvent;
import dev.tandem.messaging.internal.publish.Announcement;
import dev.tandem.messaging.internal.publish.EarlyEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Decides prepared transactions, each once. The decision to commit and the outbox rows of its
 * events are one database transaction, so that the rest is the outbox's protocol.
 */
final class Decisions {

  /** Who decides when it is the transaction's own code. */
  static final String ITSELF = "itself";

  /** Who decides when it is the application's check. */
  static final String CHECK = "check";

  private final JdbcTransactions store;
  private final EarlyEvents early;
  private final TransactionOperations transactions;

  Decisions(JdbcTransactions store, EarlyEvents early, TransactionOperations transactions) {
    this.store = store;
    this.early = early;
    this.transactions = transactions;
  }

  /** Commits on the word of its own code. */
  void commit(UUID id, Announcement announced) {
    commit(id, ITSELF, null, events -> announced);
  }

  /**
   * Commits on the word of the check.
   *
   * @param brokerAsks whether the broker waits for the answer right now
   */
  void commitAsChecked(UUID id, boolean brokerAsks) {
    commit(id, CHECK, null, events -> early.recalled(events, brokerAsks));
  }

  /**
   * Decides on a person's word.
   *
   * @throws TransactionDecidedException if it is decided the other way already
   */
  void decide(UUID id, TransactionState state, String by, String reason) {
    if (state == TransactionState.COMMITTED) {
      commit(id, by, reason, events -> early.recalled(events, false));
    } else {
      rollback(id, by, reason);
    }
  }

  /**
   * Rolls back.
   *
   * @throws TransactionDecidedException if it is committed already
   */
  void rollback(UUID id, String by, @Nullable String reason) {
    transactions.executeWithoutResult(status -> {
      var unused = decided(id, TransactionState.ROLLED_BACK, by, reason);
    });
  }

  private void commit(
      UUID id,
      String by,
      @Nullable String reason,
      Function<List<PendingEvent>, Announcement> messages) {
    transactions.executeWithoutResult(status -> decided(id, TransactionState.COMMITTED, by, reason)
        .ifPresent(events -> early.publish(messages.apply(events))));
  }

  /** Its events; empty if the same was decided before. */
  private Optional<List<PendingEvent>> decided(
      UUID id, TransactionState state, String by, @Nullable String reason) {
    Optional<List<PendingEvent>> events = store.decide(id, state, by, reason);
    if (events.isEmpty()) {
      TransactionState former =
          store.state(id).orElseThrow(() -> new IllegalArgumentException("No transaction " + id));
      if (former != state) {
        throw new TransactionDecidedException("Transaction %s is %s already".formatted(id, former));
      }
    }
    return events;
  }
}
