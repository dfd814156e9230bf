package dev.tandem.messaging.internal.outbox;

import java.util.List;
import java.util.function.Supplier;

import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs the pairing at the last moment before COMMIT: after every other part of the application had its
 * say, so that the half messages are open for milliseconds only.
 */
final class CommitListener implements TransactionExecutionListener {

  private final Supplier<MessagePairing> pairing;

  /**
   * A listener for all transaction managers.
   *
   * @param pairing asked at the first commit that publishes: the managers exist before the pairing does
   */
  CommitListener(Supplier<MessagePairing> pairing) {
    this.pairing = pairing;
  }

  @Override
  public void beforeCommit(TransactionExecution transaction) {
    // Savepoints report here too; their events belong to the transaction around them.
    if (!transaction.isNewTransaction()
        || transaction.isReadOnly()
        || !TransactionSynchronizationManager.isSynchronizationActive()) {
      return;
    }
    PendingEvents pending = PendingEvents.ofCurrentTransaction();
    if (pending.isEmpty()) {
      pending.seal();
      return;
    }
    // Pending SQL of an ORM must fail before anything is sent.
    if (transaction instanceof TransactionStatus status) {
      status.flush();
    }
    List<PendingEvent> events = pending.seal();
    pending.pairedWith(pairing.get().prepare(events));
  }
}
