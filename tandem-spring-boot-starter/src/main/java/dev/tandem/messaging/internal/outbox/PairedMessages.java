package dev.tandem.messaging.internal.outbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the broker has been told of one transaction, until the transaction's outcome is known. */
final class PairedMessages {

  private static final Logger log = LoggerFactory.getLogger(PairedMessages.class);

  private final List<HalfSend> halves;
  private final List<OutboxMessage> delayed;
  private final boolean degraded;
  private final MessagePairing pairing;
  private CompletableFuture<?> ended = CompletableFuture.completedFuture(null);

  PairedMessages(
      List<HalfSend> halves,
      List<OutboxMessage> delayed,
      boolean degraded,
      MessagePairing pairing) {
    this.halves = halves;
    this.delayed = delayed;
    this.degraded = degraded;
    this.pairing = pairing;
  }

  /** COMMIT is known to have succeeded. */
  void committed() {
    try {
      ended = pairing.release(halves, delayed, degraded);
    } catch (RuntimeException e) {
      // The caller's transaction has committed: nothing that goes wrong now may look like its
      // failure.
      log.warn("Messages of a committed transaction left to check-back and sweep", e);
    }
  }

  /** The transaction is over, however it ended. A failed or unknown COMMIT is left to the check-back. */
  void completed() {
    var unused = ended.whenComplete((done, failure) -> pairing.completed());
  }
}
