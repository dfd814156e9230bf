package dev.tandem.messaging.internal.deadletter;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import dev.tandem.messaging.internal.deadletter.FourEyes.Person;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Retries many dead letters one after the other in the background, slowly enough not to starve the
 * events that are being consumed.
 */
public final class BulkRetry implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(BulkRetry.class);
  private static final int PAGE = 100;

  private final DeadLetters deadLetters;
  private final JdbcDeadLetters store;
  private final long nanosBetween;
  private final AtomicBoolean running = new AtomicBoolean();
  private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> {
    Thread thread = new Thread(work, "tandem-dead-letter-retry");
    thread.setDaemon(true);
    return thread;
  });

  public BulkRetry(DeadLetters deadLetters, JdbcDeadLetters store, int retriesPerSecond) {
    this.deadLetters = deadLetters;
    this.store = store;
    this.nanosBetween = 1_000_000_000L / retriesPerSecond;
  }

  /**
   * Starts retrying every open dead letter, oldest first, so that ordered subjects resume in their
   * order.
   *
   * @param group only this group's; null for all groups
   * @return false if a bulk retry is already running here; nothing was started
   */
  public boolean start(@Nullable String group, Person person, @Nullable String reason) {
    if (!running.compareAndSet(false, true)) {
      return false;
    }
    executor.execute(() -> {
      try {
        retryAll(group, person, reason);
      } finally {
        running.set(false);
      }
    });
    return true;
  }

  private void retryAll(@Nullable String group, Person person, @Nullable String reason) {
    int retried = 0;
    UUID after = null;
    var open = new JdbcDeadLetters.Selection(group, null, DeadLetterStatus.OPEN);
    List<DeadLetter> page = store.list(open, PAGE, null);
    while (!page.isEmpty()) {
      for (DeadLetter letter : page) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        deadLetters.retry(letter.id(), person, reason);
        retried++;
        after = letter.id();
        LockSupport.parkNanos(nanosBetween);
      }
      page = store.list(open, PAGE, after);
    }
    log.info("Retried {} dead letters of {}", retried, group == null ? "all groups" : group);
  }

  @Override
  public void destroy() {
    executor.shutdownNow();
  }
}
