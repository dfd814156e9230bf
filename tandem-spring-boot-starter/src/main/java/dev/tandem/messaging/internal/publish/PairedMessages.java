package dev.tandem.messaging.internal.publish;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of one transaction that the broker knows of, until the transaction's outcome is
 * known.
 */
final class PairedMessages {

  private static final Logger log = LoggerFactory.getLogger(PairedMessages.class);

  private final Supplier<CompletableFuture<?>> release;
  private final Runnable completion;
  private CompletableFuture<?> ended = CompletableFuture.completedFuture(null);

  /**
   * The messages of one transaction.
   *
   * @param release ends the half messages after COMMIT; what it returns completes once they are
   * @param completion runs when neither the transaction nor a release is under way any more
   */
  PairedMessages(Supplier<CompletableFuture<?>> release, Runnable completion) {
    this.release = release;
    this.completion = completion;
  }

  /** COMMIT is known to have succeeded. */
  void committed() {
    try {
      ended = release.get();
    } catch (RuntimeException e) {
      // The caller's transaction has committed: nothing that goes wrong now may look like its
      // failure.
      log.warn("Messages of a committed transaction left to check-back and sweep", e);
    }
  }

  /** The transaction is over. A failed or unknown COMMIT is left to the check-back. */
  void completed() {
    var unused = ended.whenComplete((done, failure) -> completion.run());
  }
}
