package dev.tandem.fundpurchase.order;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Wakes those who wait for the outcome of an order. Those of this instance wake at once; what
 * another instance has brought is found by one query for all who wait, now and then.
 */
@Component
public class OutcomeSignals {

  private static final Set<OrderStatus> OUTCOMES = EnumSet.allOf(OrderStatus.class).stream()
      .filter(OrderStatus::isOutcomeOfTheDay)
      .collect(Collectors.toUnmodifiableSet());

  private final ConcurrentMap<UUID, List<CountDownLatch>> waiting = new ConcurrentHashMap<>();
  private final OrderRepository repository;

  OutcomeSignals(OrderRepository repository) {
    this.repository = repository;
  }

  /** Wakes who waits for one of these orders. */
  void reached(Collection<UUID> orderIds) {
    for (UUID orderId : orderIds) {
      List<CountDownLatch> latches = waiting.remove(orderId);
      if (latches != null) {
        latches.forEach(CountDownLatch::countDown);
      }
    }
  }

  @Scheduled(fixedDelayString = "${tandem.fund-purchase.orders.look-every:50ms}")
  void lookForOutcomesOfOtherInstances() {
    List<UUID> orderIds = List.copyOf(waiting.keySet());
    if (!orderIds.isEmpty()) {
      reached(repository.idsIn(OUTCOMES, orderIds));
    }
  }

  /** Waits until the order has an outcome, {@code atMost} so long. */
  public void await(UUID orderId, Duration atMost) {
    CountDownLatch latch = new CountDownLatch(1);
    waiting.merge(
        orderId,
        List.of(latch),
        (some, more) -> Stream.of(some, more).flatMap(List::stream).toList());
    try {
      // It may have been reached before we listened; then the next look finds it.
      var _ = latch.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.computeIfPresent(orderId, (_, latches) -> without(latch, latches));
    }
  }

  private static @Nullable List<CountDownLatch> without(
      CountDownLatch latch, List<CountDownLatch> latches) {
    List<CountDownLatch> others =
        latches.stream().filter(it -> !it.equals(latch)).toList();
    return others.isEmpty() ? null : others;
  }
}
