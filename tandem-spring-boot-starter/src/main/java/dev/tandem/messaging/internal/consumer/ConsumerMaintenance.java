package dev.tandem.messaging.internal.consumer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.tandem.messaging.internal.broker.LifecyclePhases;
import dev.tandem.messaging.support.OutageLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does the regular chores that no delivery triggers: pauses and resumes groups, takes over what
 * other versions of the service left, releases parked events, clears the errors of settled events,
 * refreshes gauges. Several instances may do it at once.
 */
final class ConsumerMaintenance implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ConsumerMaintenance.class);
  private static final OutageLog outage = new OutageLog(log);

  /** Short, because interrupted work rolls back and another instance sweeps it up. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

  private final GroupRuntimes groups;
  private final ConsumerContainer subscriptions;
  private final List<BacklogGauge> gauges;
  private final Duration interval;
  private @Nullable ScheduledExecutorService scheduler;

  ConsumerMaintenance(
      GroupRuntimes groups,
      ConsumerContainer subscriptions,
      List<BacklogGauge> gauges,
      Duration interval) {
    this.groups = groups;
    this.subscriptions = subscriptions;
    this.gauges = gauges;
    this.interval = interval;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started = Executors.newScheduledThreadPool(2, work -> {
      Thread thread = new Thread(work, "tandem-consumer-maintenance");
      thread.setDaemon(true);
      return thread;
    });
    every(started, this::run);
    // Whoever pauses a group does so because its work hangs, and the chores may hang with it.
    every(started, () -> attempt(subscriptions::obeyPauses));
    scheduler = started;
  }

  private void every(ScheduledExecutorService started, Runnable chore) {
    Future<?> unused = started.scheduleWithFixedDelay(
        chore, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    for (GroupRuntime runtime : groups.all()) {
      boolean paused = subscriptions.isPaused(runtime);
      if (!runtime.group().broadcast()) {
        attempt(runtime.versions()::announceAgain);
        attempt(() -> subscriptions.follow(runtime));
      }
      if (!runtime.group().broadcast() && !paused) {
        attempt(runtime.takeOver()::sweep);
      }
      if (runtime.release() != null && !paused) {
        attempt(runtime.release()::sweep);
      }
    }
    attempt(() ->
        groups.shared().failedAttempts().clearSettled(groups.shared().clock().instant()));
    gauges.forEach(gauge -> attempt(gauge::refresh));
  }

  private static void attempt(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      outage.failed("Maintenance of consumers failed; it is tried again: {}", e.toString());
    }
  }

  @Override
  public synchronized void stop() {
    if (scheduler != null) {
      scheduler.shutdown();
      try {
        if (!scheduler.awaitTermination(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          scheduler.shutdownNow();
        }
      } catch (InterruptedException e) {
        scheduler.shutdownNow();
        Thread.currentThread().interrupt();
      }
      scheduler = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return scheduler != null;
  }

  @Override
  public int getPhase() {
    return LifecyclePhases.CONSUMERS;
  }
}
