package dev.tandem.fundpurchase.order;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes those who wait for an order to move. Moves of this instance wake at once; those of another
 * one are found by looking now and then.
 */
@Component
class OutcomeSignals {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final ConcurrentHashMap<UUID, CountDownLatch> waiting = new ConcurrentHashMap<>();

  /** Wakes who waits for the order once the current transaction has committed. */
  void afterCommit(UUID orderId) {
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        CountDownLatch latch = waiting.remove(orderId);
        if (latch != null) {
          latch.countDown();
        }
      }
    });
  }

  /** Waits until {@code done}, which is asked at each move of the order, or until time is up. */
  void await(UUID orderId, Duration atMost, BooleanSupplier done) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      while (true) {
        // Before looking, so that a move after the look is not missed.
        CountDownLatch latch = waiting.computeIfAbsent(orderId, _ -> new CountDownLatch(1));
        long left = end - System.nanoTime();
        if (done.getAsBoolean() || left <= 0) {
          return;
        }
        var _ = latch.await(Math.min(left, LOOK_AGAIN.toNanos()), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.remove(orderId);
    }
  }
}
