package dev.tandem.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits without load. */
public final class Pause {

  private Pause() {}

  /** Waits {@code duration}. */
  public static void of(Duration duration) {
    until(System.nanoTime() + duration.toNanos());
  }

  /** Waits until {@code System.nanoTime()} is {@code nanos}. */
  static void until(long nanos) {
    long left = nanos - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = nanos - System.nanoTime();
    }
  }

  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
