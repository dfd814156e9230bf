package dev.tandem.messaging.internal.outbox;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.tandem.messaging.internal.broker.LifecyclePhases;
import dev.tandem.messaging.support.OutageLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/**
 * Threads for the outbox's own chores.
 *
 * <p>It wraps its executor, because an executor among the application's beans would replace the one
 * Spring Boot makes for {@code @Scheduled} methods.
 */
public final class OutboxScheduler implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(OutboxScheduler.class);
  private static final OutageLog outage = new OutageLog(log);

  private static final int THREADS = 3;
  private static final long STOP_SECONDS = 10;

  private final ScheduledThreadPoolExecutor executor;

  OutboxScheduler() {
    AtomicInteger number = new AtomicInteger();
    this.executor = new ScheduledThreadPoolExecutor(THREADS, task -> {
      Thread thread = new Thread(task, "tandem-outbox-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    });
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setRemoveOnCancelPolicy(true);
  }

  public ScheduledExecutorService executor() {
    return executor;
  }

  /**
   * Runs {@code chore} at intervals; one that fails is tried again next time. The result cancels
   * it.
   */
  public Runnable every(Duration pause, String name, Runnable chore) {
    var task = executor.scheduleWithFixedDelay(
        () -> {
          try {
            chore.run();
          } catch (RuntimeException | Error e) {
            // What the executor sees fail, it never runs again.
            outage.failed("{} failed, to be tried again: {}", name, e.toString());
          }
        },
        pause.toMillis(),
        pause.toMillis(),
        TimeUnit.MILLISECONDS);
    return () -> task.cancel(false);
  }

  /** A bean that runs {@code chore} at intervals as long as the application runs. */
  public SmartLifecycle whileRunning(Duration pause, String name, Runnable chore) {
    return new Chore(() -> every(pause, name, chore));
  }

  @Override
  public void destroy() throws InterruptedException {
    executor.shutdown();
    if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      executor.shutdownNow();
    }
  }

  private static final class Chore implements SmartLifecycle {

    private final Supplier<Runnable> begin;
    private @Nullable Runnable cancel;

    Chore(Supplier<Runnable> begin) {
      this.begin = begin;
    }

    @Override
    public void start() {
      cancel = begin.get();
    }

    @Override
    public void stop() {
      if (cancel != null) {
        cancel.run();
        cancel = null;
      }
    }

    @Override
    public boolean isRunning() {
      return cancel != null;
    }

    @Override
    public int getPhase() {
      return LifecyclePhases.OUTBOX;
    }
  }
}
