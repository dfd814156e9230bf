package dev.tandem.messaging.internal.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import dev.tandem.messaging.internal.broker.BrokerBreaker;
import dev.tandem.messaging.internal.broker.LifecyclePhases;
import dev.tandem.messaging.internal.outbox.JdbcOutbox;
import dev.tandem.messaging.internal.outbox.MessageFactory;
import dev.tandem.messaging.internal.outbox.OutboxMessage;
import dev.tandem.messaging.internal.outbox.OutboxMeters;
import dev.tandem.messaging.internal.outbox.OutboxMeters.Sent;
import dev.tandem.messaging.internal.outbox.PendingEvent;
import dev.tandem.messaging.internal.outbox.SweepSchedule;
import dev.tandem.messaging.internal.producer.MessageProducer;
import dev.tandem.messaging.support.Causes;
import dev.tandem.messaging.support.OutageLog;
import org.apache.rocketmq.client.producer.SendResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Moves a local transaction and its messages in step: rows, half messages, COMMIT, end signals.
 *
 * <p>The only end signal ever sent is COMMIT, after a COMMIT known to have succeeded. The
 * check-back settles every other case by asking the database.
 */
final class MessagePairing implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(MessagePairing.class);
  private static final OutageLog outage = new OutageLog(log);

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  /** With more half messages than this unanswered, a transaction waits for its own. */
  private static final int MAX_UNANSWERED = 128;

  private final JdbcOutbox outbox;
  private final MessageProducer producer;
  private final BrokerBreaker breaker;
  private final MessageGrouping grouping;
  private final MessageFactory factory;
  private final SweepSchedule schedule;
  private final Executor afterCommit;
  private final OutboxMeters meters;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
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

  /** Begins to send half messages of {@code events}, whose rows are written only when decided. */
  Announcement announce(UUID transaction, List<PendingEvent> events) {
    List<OutboxMessage> messages = grouping.group(events);
    return new Announcement(messages, tryHalves(messages, transaction), false);
  }

  /** The same messages again, as {@code announce} made them. */
  Announcement recalled(List<PendingEvent> events, boolean brokerAsks) {
    return new Announcement(grouping.group(events), List.of(), brokerAsks);
  }

  /**
   * Begins to send the half messages of {@code events} and writes their rows meanwhile, right
   * before COMMIT. Neither COMMIT nor the locks it ends wait for the broker.
   *
   * @param early messages whose half messages are sent already, where they are
   * @throws org.springframework.dao.DataAccessException if the rows cannot be written; the
   *     transaction must then roll back, and the check-back fences off what the broker holds
   */
  PairedMessages prepare(List<PendingEvent> events, List<Announcement> early) {
    List<OutboxMessage> messages = grouping.group(events);
    List<OutboxMessage> delayed =
        messages.stream().filter(OutboxMessage::isDelayed).toList();
    List<OutboxMessage> immediate =
        messages.stream().filter(row -> !row.isDelayed()).toList();
    List<HalfSend> halves = new ArrayList<>(tryHalves(immediate, null));
    boolean tried = !halves.isEmpty();
    boolean degraded = halves.size() < immediate.size();
    outbox.insert(messages, tried);
    for (Announcement announced : early) {
      outbox.insert(announced.messages(), announced.isHeldByBroker());
      halves.addAll(announced.halves());
      degraded |= !announced.isHeldByBroker();
    }
    open.incrementAndGet();
    boolean leftToSweep = degraded;
    return new PairedMessages(() -> release(halves, delayed, leftToSweep), open::decrementAndGet);
  }

  private List<HalfSend> tryHalves(List<OutboxMessage> rows, @Nullable UUID transaction) {
    if (!rows.isEmpty() && breaker.permits()) {
      return sendHalves(rows, transaction);
    }
    meters.halfMessages(Sent.NOT_TRIED, rows.size());
    return List.of();
  }

  private List<HalfSend> sendHalves(List<OutboxMessage> rows, @Nullable UUID transaction) {
    long began = System.nanoTime();
    long timeout = producer.sendTimeout().toNanos();
    List<HalfSend> halves = rows.stream()
        .map(row -> new HalfSend(
            row,
            // The client bounds a send itself, but not its search for a route.
            producer
                .sendHalf(factory.half(row, transaction))
                .orTimeout(timeout, TimeUnit.NANOSECONDS)))
        .toList();
    unanswered.addAndGet(halves.size());
    var unused = HalfSend.all(halves)
        .whenComplete((all, failure) -> judge(System.nanoTime() - began, failure, halves));
    return halves;
  }

  private void judge(long nanos, @Nullable Throwable failure, List<HalfSend> halves) {
    unanswered.addAndGet(-halves.size());
    if (failure == null) {
      breaker.succeeded(nanos);
      meters.halfMessages(Sent.SENT, halves.size());
      return;
    }
    Throwable cause = Causes.unwrapped(failure);
    breaker.failed(nanos, cause);
    int failed = HalfSend.failed(halves).size();
    meters.halfMessages(Sent.SENT, halves.size() - failed);
    meters.halfMessages(Sent.FAILED, failed);
    outage.failed(
        "The broker did not take {} half message(s); the sweep will deliver them: {}",
        failed,
        cause.toString());
  }

  /**
   * Ends each half message once the broker has it, and times the delayed ones; called once COMMIT
   * has succeeded. Waits only when the broker falls behind.
   *
   * @return completes when every half message has had its end signal or is left to the sweep
   */
  private CompletableFuture<?> release(
      List<HalfSend> halves, List<OutboxMessage> delayed, boolean degraded) {
    for (OutboxMessage row : delayed) {
      if (row.deliverAt() != null && schedule.isWithinReach(row.deliverAt())) {
        producer.send(factory.timed(row)).exceptionally(failure -> leaveToSweep(row, failure));
      }
    }
    CompletableFuture<?>[] ends = halves.stream()
        .map(half -> half.answer().thenAccept(producer::commit))
        .toArray(CompletableFuture<?>[]::new);
    CompletableFuture<?> ended =
        CompletableFuture.allOf(ends).handle((all, failure) -> ended(halves, degraded));
    if (unanswered.get() > MAX_UNANSWERED) {
      ended.join();
    }
    return ended;
  }

  private @Nullable Void ended(List<HalfSend> halves, boolean degraded) {
    List<UUID> failed = HalfSend.failed(halves);
    meters.committed(degraded || !failed.isEmpty());
    if (!failed.isEmpty()) {
      // This thread is the client's, or holds a connection already.
      afterCommit.execute(() -> outbox.markUnsent(failed));
    }
    return null;
  }

  private @Nullable SendResult leaveToSweep(OutboxMessage row, Throwable failure) {
    outage.failed("Delayed message {} left to the sweep: {}", row.id(), failure.toString());
    afterCommit.execute(() -> outbox.markUnsent(List.of(row.id())));
    return null;
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
