package dev.tandem.web.transaction;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Runs actions once a transaction has really committed, and only then. */
public final class AfterCommit {

  private AfterCommit() {}

  /**
   * Runs {@code action} when the current transaction has committed. It must not fail and must not
   * wait: the committing thread runs it.
   *
   * @throws IllegalStateException if there is no transaction
   */
  public static void run(Runnable action) {
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        action.run();
      }
    });
  }
}
