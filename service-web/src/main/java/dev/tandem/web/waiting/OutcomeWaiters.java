package dev.tandem.web.waiting;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Lets requests wait for an outcome. A waiting request holds nothing but its thread. The commit of
 * an outcome wakes the waiters of the same instance, and one query for all waiters finds the
 * outcomes of other instances.
 */
public final class OutcomeWaiters {

  private final ConcurrentMap<UUID, List<CountDownLatch>> waiting = new ConcurrentHashMap<>();
  private final OutcomeSource source;
  private final int maxRequests;
  private final Semaphore places;

  OutcomeWaiters(OutcomeSource source, int maxRequests) {
    this.source = source;
    this.maxRequests = maxRequests;
    this.places = new Semaphore(maxRequests);
  }

  /**
   * Waits until {@code id} has an outcome or {@code atMost} is over, and not at all if too many
   * requests wait already. Read its state afterwards: it may have moved even without an outcome.
   */
  public void await(UUID id, Duration atMost) {
    if (places.tryAcquire()) {
      try {
        awaitInPlace(id, atMost);
      } finally {
        places.release();
      }
    }
  }

  /** Wakes the waiters of {@code ids}, whose outcomes are committed. */
  public void reached(Collection<UUID> ids) {
    for (var id : ids) {
      var latches = waiting.remove(id);
      if (latches != null) {
        latches.forEach(CountDownLatch::countDown);
      }
    }
  }

  void lookForOutcomesOfOtherInstances() {
    var ids = List.copyOf(waiting.keySet());
    if (!ids.isEmpty()) {
      reached(source.reachedAmong(ids));
    }
  }

  /** The number of waiting requests. */
  int requests() {
    return maxRequests - places.availablePermits();
  }

  private void awaitInPlace(UUID id, Duration atMost) {
    var latch = new CountDownLatch(1);
    waiting.merge(
        id,
        List.of(latch),
        (some, more) -> Stream.of(some, more).flatMap(List::stream).toList());
    try {
      // It may have been reached before we listened; then the next look finds it.
      var _ = latch.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.computeIfPresent(id, (_, latches) -> without(latch, latches));
    }
  }

  private static @Nullable List<CountDownLatch> without(
      CountDownLatch latch, List<CountDownLatch> latches) {
    var others = latches.stream().filter(it -> !it.equals(latch)).toList();
    return others.isEmpty() ? null : others;
  }
}
