package dev.tandem.wallet.intake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.tandem.wallet.recharge.Recharge;
import dev.tandem.wallet.recharge.RechargeChangeListener;
import dev.tandem.wallet.recharge.RechargeProperties;
import dev.tandem.wallet.recharge.RechargeReads;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Lets requests wait for the outcome of a recharge. A waiting request holds nothing but its thread: it is
 * woken by the commit that brings the outcome in this instance, and one query for all of them finds what
 * other instances brought.
 */
@Component
class RechargeWaiters implements RechargeChangeListener, SchedulingConfigurer {

  private final ConcurrentMap<UUID, Expected> expected = new ConcurrentHashMap<>();
  private final Semaphore places;
  private final RechargeReads reads;
  private final RechargeProperties properties;

  RechargeWaiters(RechargeReads reads, RechargeProperties properties, MeterRegistry meters) {
    this.reads = reads;
    this.properties = properties;
    this.places = new Semaphore(properties.maxWaiting());
    Gauge.builder(
            "tandem.wallet.recharge.waiting.requests",
            () -> properties.maxWaiting() - places.availablePermits())
        .description("Requests that wait for the outcome of a recharge")
        .register(meters);
  }

  /**
   * Starts to listen; before the recharge is written, so that no outcome is missed.
   *
   * @return empty if too many are waiting
   */
  Optional<Waiter> listenFor(UUID rechargeId) {
    if (!places.tryAcquire()) {
      return Optional.empty();
    }
    var outcome = expected.compute(
        rechargeId, (id, other) -> other == null ? Expected.byOne() : other.byOneMore());
    return Optional.of(new Waiter(rechargeId, outcome.reached()));
  }

  @Override
  public void changed(List<Recharge> recharges) {
    for (var recharge : recharges) {
      if (recharge.status().isOutcome()) {
        wake(recharge.id());
      }
    }
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(this::lookForOutcomesOfOtherInstances, properties.waitPollInterval());
  }

  private void lookForOutcomesOfOtherInstances() {
    var ids = List.copyOf(expected.keySet());
    if (!ids.isEmpty()) {
      reads.withOutcome(ids).forEach(this::wake);
    }
  }

  private void wake(UUID rechargeId) {
    var outcome = expected.get(rechargeId);
    if (outcome != null) {
      outcome.reached().countDown();
    }
  }

  private record Expected(CountDownLatch reached, int requests) {

    static Expected byOne() {
      return new Expected(new CountDownLatch(1), 1);
    }

    Expected byOneMore() {
      return new Expected(reached, requests + 1);
    }

    Expected byOneLess() {
      return new Expected(reached, requests - 1);
    }
  }

  /** One request's place among those who wait; close it once to give it back. */
  final class Waiter implements AutoCloseable {

    private final UUID rechargeId;
    private final CountDownLatch reached;

    private Waiter(UUID rechargeId, CountDownLatch reached) {
      this.rechargeId = rechargeId;
      this.reached = reached;
    }

    /**
     * Waits until there is an outcome, but no longer than {@code atMost}.
     *
     * @return whether there is one
     */
    boolean await(Duration atMost) throws InterruptedException {
      return reached.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
      expected.computeIfPresent(
          rechargeId, (id, outcome) -> outcome.requests() == 1 ? null : outcome.byOneLess());
      places.release();
    }
  }
}
