package dev.tandem.messaging.internal.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import dev.tandem.messaging.internal.MessagingProperties;
import dev.tandem.messaging.internal.broker.BrokerBreaker;
import dev.tandem.messaging.internal.broker.LifecyclePhases;
import dev.tandem.messaging.internal.outbox.JdbcOutbox.Due;
import dev.tandem.messaging.internal.producer.MessageProducer;
import dev.tandem.messaging.support.Causes;
import dev.tandem.messaging.support.OutageLog;
import org.apache.rocketmq.client.producer.SendResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends committed messages again that were not confirmed in time: the broker never got them, lost
 * their end signal, or lost them. Consumers drop duplicates.
 *
 * <p>Messages are claimed in a short transaction of its own, then sent; no transaction waits for
 * the network. Any number of instances may sweep.
 */
final class Sweep implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Sweep.class);
  private static final OutageLog outage = new OutageLog(log);

  private static final long MAX_BYTES_IN_FLIGHT = 16L << 20;
  private static final Duration SEND_PATIENCE = Duration.ofSeconds(5);

  private final JdbcOutbox outbox;
  private final MessageProducer producer;
  private final BrokerBreaker breaker;
  private final MessageFactory factory;
  private final MessagingProperties.Sweep properties;
  private final OutboxScheduler scheduler;
  private final OutboxMeters meters;
  private final ReentrantLock sweeping = new ReentrantLock();
  private volatile boolean running;
  private @Nullable Runnable cancel;

  Sweep(
      JdbcOutbox outbox,
      MessageProducer producer,
      BrokerBreaker breaker,
      MessageFactory factory,
      MessagingProperties.Sweep properties,
      OutboxScheduler scheduler,
      OutboxMeters meters) {
    this.outbox = outbox;
    this.producer = producer;
    this.breaker = breaker;
    this.factory = factory;
    this.properties = properties;
    this.scheduler = scheduler;
    this.meters = meters;
  }

  /** Sends all messages that are due, batch by batch, until none is left or the broker fails. */
  void sweepAll() {
    sweeping.lock();
    try {
      boolean more = true;
      while (running && more && breaker.permits()) {
        more = sweepBatch();
      }
    } finally {
      sweeping.unlock();
    }
  }

  private boolean sweepBatch() {
    List<Due> due;
    try {
      due = outbox.claimDue(properties.batchSize());
    } catch (RuntimeException e) {
      breaker.notTried();
      throw e;
    }
    if (due.isEmpty()) {
      breaker.notTried();
      return false;
    }
    List<UUID> chunk = new ArrayList<>();
    long bytes = 0;
    for (int at = 0; at < due.size(); at++) {
      chunk.add(due.get(at).id());
      bytes += due.get(at).bodyBytes();
      boolean last = at == due.size() - 1;
      if (last || bytes + due.get(at + 1).bodyBytes() > MAX_BYTES_IN_FLIGHT) {
        if (!send(chunk) || (!last && !breaker.permits())) {
          giveBack(due.subList(at + 1, due.size()));
          return false;
        }
        chunk.clear();
        bytes = 0;
      }
    }
    return due.size() == properties.batchSize();
  }

  private void giveBack(List<Due> unsent) {
    outbox.giveBack(unsent.stream().map(Due::id).toList(), properties.interval());
  }

  /** Sends the messages side by side; returns whether the broker took any. */
  private boolean send(List<UUID> ids) {
    long began = System.nanoTime();
    List<OutboxMessage> rows;
    try {
      rows = outbox.load(ids);
    } catch (RuntimeException e) {
      breaker.notTried();
      throw e;
    }
    List<CompletableFuture<SendResult>> sends = rows.stream()
        .map(row -> producer.send(factory.timed(row), SEND_PATIENCE))
        .toList();
    // A client that is being shut down may never answer.
    long deadline = System.nanoTime() + SEND_PATIENCE.toNanos() * 2;
    List<UUID> failed = new ArrayList<>();
    Throwable failure = null;
    for (int i = 0; i < sends.size(); i++) {
      try {
        sends.get(i).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException | TimeoutException e) {
        failure = Causes.unwrapped(e);
        failed.add(rows.get(i).id());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failure = e;
        failed.add(rows.get(i).id());
      }
    }
    judge(System.nanoTime() - began, failure, rows.size(), failed);
    return failed.size() < rows.size();
  }

  private void judge(long nanos, @Nullable Throwable failure, int tried, List<UUID> failed) {
    meters.swept(tried - failed.size(), failed.size());
    boolean allFailed = failed.size() == tried;
    if (failure == null || !allFailed) {
      // That a whole batch takes its time says nothing about the broker.
      breaker.succeeded(nanos / Math.max(1, tried));
    } else {
      breaker.failed(nanos, failure);
    }
    if (failure != null) {
      outage.failed(
          "{} of {} swept messages not sent: {}", failed.size(), tried, failure.toString());
      // One the broker refuses while it takes others must not be tried again all the time.
      outbox.giveBack(failed, allFailed ? properties.interval() : properties.confirmTimeout());
    }
  }

  @Override
  public void start() {
    running = true;
    cancel = scheduler.every(properties.interval(), "Sweep", this::sweepAll);
  }

  @Override
  @SuppressWarnings("LockNotBeforeTry") // Taken only to wait; nothing runs under it.
  public void stop() {
    running = false;
    if (cancel != null) {
      cancel.run();
    }
    awaitPause();
  }

  /** Lets sends under way end while the producer still runs. */
  private void awaitPause() {
    sweeping.lock();
    try {
      log.debug("Sweep stopped");
    } finally {
      sweeping.unlock();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return LifecyclePhases.OUTBOX;
  }
}
