package dev.tandem.messaging.internal.outbox;

import java.util.Optional;
import java.util.UUID;

import dev.tandem.messaging.centre.TransactionState;

/** Transactions that the outbox's rows say nothing about until they are decided. */
@FunctionalInterface
public interface PreparedTransactions {

  /**
   * How transaction {@code id} ended, now that the broker asks; {@code UNKNOWN} while nobody knows.
   * Empty if it was never prepared.
   */
  Optional<TransactionState> stateAsked(UUID id);
}
