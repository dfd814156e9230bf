package dev.tandem.web.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.tandem.web.transaction.AfterCommit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Works through a queue that lives in the database, on one thread: at once when it is woken, and
 * otherwise at every poll interval, which finds rows that another instance or a crash left behind.
 * After ten intervals in which nothing woke it and nothing was left to do, it looks five times more
 * seldom, but at least every five seconds if the interval is no longer. A round that fails is tried
 * again at the next interval; only what lasts is a warning, because services that it calls may be
 * starting too.
 */
public final class PollingWorker implements SmartLifecycle {

  /** One round of work. */
  @FunctionalInterface
  public interface Round {

    /** Works on due rows; returns whether there may be more. */
    boolean work() throws InterruptedException;
  }

  private static final Logger log = LoggerFactory.getLogger(PollingWorker.class);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMinutes(1);
  private static final int ATTENTIVE = 10;
  private static final int SELDOM = 5;
  private static final Duration LONGEST_SELDOM = Duration.ofSeconds(5);

  private final String name;
  private final Duration pollInterval;
  private final Round round;
  private final Semaphore wakeUps = new Semaphore(0);
  private volatile boolean running;
  private final Duration shortOutage;
  private long failingSince;
  private boolean failing;
  private boolean warned;
  private @Nullable Thread thread;

  public PollingWorker(String name, Duration pollInterval, Round round) {
    this(name, pollInterval, round, SHORT);
  }

  PollingWorker(String name, Duration pollInterval, Round round, Duration shortOutage) {
    this.name = name;
    this.pollInterval = pollInterval;
    this.round = round;
    this.shortOutage = shortOutage;
  }

  /** Starts a round soon, because there is something to do. */
  public void wake() {
    wakeUps.release();
  }

  /** Starts a round once the current transaction has committed. */
  public void wakeAfterCommit() {
    AfterCommit.run(this::wake);
  }

  @Override
  public synchronized void start() {
    if (!running) {
      running = true;
      thread = Thread.ofPlatform().name(name).start(this::run);
    }
  }

  /** Finishes the round that is running, then ends. */
  @Override
  public synchronized void stop() {
    running = false;
    wake();
    Thread ending = thread;
    thread = null;
    try {
      if (ending != null && !ending.join(STOP_PATIENCE)) {
        ending.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    try {
      int inVain = 0;
      while (running) {
        if (workSafely()) {
          inVain = 0;
        } else if (wakeUps.tryAcquire(pauseAfter(inVain).toMillis(), TimeUnit.MILLISECONDS)) {
          wakeUps.drainPermits();
          inVain = 0;
        } else {
          inVain = failing ? 0 : inVain + 1;
        }
      }
    } catch (InterruptedException e) {
      log.debug("{} was interrupted", name, e);
    }
  }

  private Duration pauseAfter(int inVain) {
    if (inVain < ATTENTIVE || pollInterval.compareTo(LONGEST_SELDOM) >= 0) {
      return pollInterval;
    }
    Duration seldom = pollInterval.multipliedBy(SELDOM);
    return seldom.compareTo(LONGEST_SELDOM) < 0 ? seldom : LONGEST_SELDOM;
  }

  private boolean workSafely() throws InterruptedException {
    try {
      boolean mayHaveMore = round.work();
      if (warned) {
        log.info("{} works again", name);
      }
      failing = false;
      warned = false;
      return mayHaveMore;
    } catch (RuntimeException | Error e) {
      tellOf(e);
      return false;
    }
  }

  /** What is due stays due: one line says so when it begins, and one when it lasts. */
  private void tellOf(Throwable e) {
    long now = System.nanoTime();
    if (!failing) {
      failing = true;
      failingSince = now;
      log.info("{} cannot work and tries again every {}: {}", name, pollInterval, e.toString());
    }
    // Who looks seldom would not know for long.
    boolean lasts =
        now - failingSince >= shortOutage.toNanos() || pollInterval.compareTo(shortOutage) >= 0;
    if (lasts && !warned) {
      warned = true;
      log.warn("{} still cannot work and tries again every {}", name, pollInterval, e);
    }
  }
}
