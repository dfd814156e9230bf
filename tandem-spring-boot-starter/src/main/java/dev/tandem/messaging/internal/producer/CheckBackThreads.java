package dev.tandem.messaging.internal.producer;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.messaging.internal.MessagingProperties;

/** Makes the threads that answer check-backs. */
final class CheckBackThreads {

  private CheckBackThreads() {}

  /** Check-backs that find the queue full are dropped: the broker repeats them. */
  static ExecutorService of(MessagingProperties.CheckBack properties) {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor executor = new ThreadPoolExecutor(
        properties.threads(),
        properties.threads(),
        1,
        TimeUnit.MINUTES,
        new ArrayBlockingQueue<>(properties.queue()),
        task -> new Thread(task, "tandem-check-back-" + number.incrementAndGet()),
        new ThreadPoolExecutor.DiscardPolicy());
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
