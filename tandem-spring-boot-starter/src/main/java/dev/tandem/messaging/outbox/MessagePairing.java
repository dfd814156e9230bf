package dev.tandem.messaging.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import dev.tandem.messaging.broker.BrokerBreaker;
import dev.tandem.messaging.broker.HalfMessage;
import dev.tandem.messaging.broker.LifecyclePhases;
import dev.tandem.messaging.broker.MessageProducer;
import dev.tandem.messaging.outbox.OutboxMeters.HalfSend;
import org.apache.rocketmq.client.producer.SendResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Moves a local transaction and its messages in step: rows, half messages, COMMIT, end signals.
 *
 * <p>The only end signal ever sent is COMMIT, after a COMMIT known to have succeeded. Whatever else happens
 * is settled by the check-back, which asks the database.
 */
final class MessagePairing implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(MessagePairing.class);

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  private final JdbcOutbox outbox;
  private final MessageProducer producer;
  private final BrokerBreaker breaker;
  private final MessageGrouping grouping;
  private final MessageFactory factory;
  private final SweepSchedule schedule;
  private final Executor afterCommit;
  private final OutboxMeters meters;
  private final AtomicInteger open = new AtomicInteger();
  private volatile boolean running;

  MessagePairing(
      JdbcOutbox outbox,
      MessageProducer producer,
      BrokerBreaker breaker,
      MessageGrouping grouping,
      MessageFactory factory,
      SweepSchedule schedule,
      Executor afterCommit,
      OutboxMeters meters) {
    this.outbox = outbox;
    this.producer = producer;
    this.breaker = breaker;
    this.grouping = grouping;
    this.factory = factory;
    this.schedule = schedule;
    this.afterCommit = afterCommit;
    this.meters = meters;
  }

  /**
   * Writes the rows of {@code events} and sends their half messages, right before COMMIT. A broker that
   * fails is not an error: those messages are left to the sweep.
   *
   * @throws org.springframework.dao.DataAccessException if the rows cannot be written; the transaction must
   *     then roll back
   */
  PairedMessages prepare(List<PendingEvent> events) {
    List<OutboxMessage> messages = grouping.group(events);
    List<OutboxMessage> delayed =
        messages.stream().filter(OutboxMessage::isDelayed).toList();
    List<OutboxMessage> immediate =
        messages.stream().filter(row -> !row.isDelayed()).toList();
    boolean tried = !immediate.isEmpty() && breaker.permits();
    insert(messages, tried);
    open.incrementAndGet();
    try {
      List<HalfMessage> halves = tried ? sendHalves(immediate) : List.of();
      if (!tried) {
        meters.halfMessages(HalfSend.NOT_TRIED, immediate.size());
      }
      boolean degraded = halves.size() < immediate.size();
      return new PairedMessages(halves, delayed, degraded, this);
    } catch (RuntimeException e) {
      open.decrementAndGet();
      throw e;
    }
  }

  private void insert(List<OutboxMessage> messages, boolean tried) {
    try {
      outbox.insert(messages, tried);
    } catch (RuntimeException e) {
      if (tried) {
        breaker.notTried();
      }
      throw e;
    }
  }

  private List<HalfMessage> sendHalves(List<OutboxMessage> rows) {
    long began = System.nanoTime();
    List<CompletableFuture<HalfMessage>> sends = new ArrayList<>(rows.size());
    for (OutboxMessage row : rows) {
      sends.add(producer.sendHalf(factory.immediate(row)));
    }
    // The client bounds a send itself, but not its search for a route.
    long deadline = began + producer.sendTimeout().toNanos();
    List<HalfMessage> halves = new ArrayList<>(rows.size());
    List<UUID> missing = new ArrayList<>();
    Throwable failure = null;
    for (int i = 0; i < rows.size(); i++) {
      try {
        halves.add(sends.get(i).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
      } catch (ExecutionException | TimeoutException e) {
        failure = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        missing.add(rows.get(i).id());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failure = e;
        missing.add(rows.get(i).id());
      }
    }
    judge(System.nanoTime() - began, failure, halves.size(), missing);
    return halves;
  }

  private void judge(long nanos, @Nullable Throwable failure, int sent, List<UUID> missing) {
    meters.halfMessages(HalfSend.SENT, sent);
    if (failure == null) {
      breaker.succeeded(nanos);
      return;
    }
    breaker.failed(nanos, failure);
    meters.halfMessages(HalfSend.FAILED, missing.size());
    log.warn(
        "The broker did not take {} half message(s); the sweep will deliver them: {}",
        missing.size(),
        failure.toString());
    outbox.markUnsent(missing);
  }

  /** Ends the half messages and times the delayed ones; called once COMMIT has succeeded. */
  void release(List<HalfMessage> halves, List<OutboxMessage> delayed, boolean degraded) {
    meters.committed(degraded);
    halves.forEach(producer::commit);
    for (OutboxMessage row : delayed) {
      if (row.deliverAt() != null && schedule.isWithinReach(row.deliverAt())) {
        producer.send(factory.timed(row)).exceptionally(failure -> leaveToSweep(row, failure));
      }
    }
  }

  private @Nullable SendResult leaveToSweep(OutboxMessage row, Throwable failure) {
    log.warn("Delayed message {} left to the sweep: {}", row.id(), failure.toString());
    // This thread is the client's, or holds a connection already.
    afterCommit.execute(() -> outbox.markUnsent(List.of(row.id())));
    return null;
  }

  void completed() {
    open.decrementAndGet();
  }

  @Override
  public void start() {
    running = true;
  }

  /** Waits for open transactions to end: only a running producer can send their end signals. */
  @Override
  public void stop() {
    long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
    while (open.get() > 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return LifecyclePhases.PRODUCER + 1;
  }
}
