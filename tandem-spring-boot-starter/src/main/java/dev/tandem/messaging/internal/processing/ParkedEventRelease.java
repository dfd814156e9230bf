package dev.tandem.messaging.internal.processing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tandem.messaging.OutageException;
import dev.tandem.messaging.internal.deadletter.Failure;
import dev.tandem.messaging.internal.deadletter.FailureKind;
import dev.tandem.messaging.internal.deadletter.JdbcDeadLetters;
import dev.tandem.messaging.internal.delivery.Delivery;
import dev.tandem.messaging.internal.delivery.IncomingMessage;
import dev.tandem.messaging.internal.delivery.NewDeadLetters;
import dev.tandem.messaging.internal.delivery.Prepared;
import dev.tandem.messaging.internal.handler.HandlerGroup;
import dev.tandem.messaging.internal.invocation.HandlerFailedException;
import dev.tandem.messaging.internal.invocation.Handlers;
import dev.tandem.messaging.internal.invocation.KeptEvents;
import dev.tandem.messaging.internal.order.JdbcParkedEvents;
import dev.tandem.messaging.internal.order.JdbcSubjectPositions;
import dev.tandem.messaging.internal.order.ParkedEvent;
import dev.tandem.messaging.internal.order.Subject;
import dev.tandem.messaging.support.Backoff;
import dev.tandem.messaging.support.Causes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Handles parked events of one group whose predecessor has been applied, each in its own
 * transaction.
 */
public final class ParkedEventRelease {

  private static final Logger log = LoggerFactory.getLogger(ParkedEventRelease.class);
  static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(10));

  private final HandlerGroup group;
  private final KeptEvents keptEvents;
  private final Handlers handlers;
  private final TransactionTemplate transaction;
  private final JdbcSubjectPositions positions;
  private final JdbcParkedEvents parkedEvents;
  private final JdbcDeadLetters deadLetters;
  private final int maxAttempts;
  private final Clock clock;

  public ParkedEventRelease(
      HandlerGroup group,
      KeptEvents keptEvents,
      Handlers handlers,
      TransactionTemplate transaction,
      OrderedTransaction.Stores stores,
      int maxAttempts,
      Clock clock) {
    this.group = group;
    this.keptEvents = keptEvents;
    this.handlers = handlers;
    this.transaction = transaction;
    this.positions = stores.positions();
    this.parkedEvents = stores.parked();
    this.deadLetters = stores.deadLetters();
    this.maxAttempts = maxAttempts;
    this.clock = clock;
  }

  /**
   * Handles the successors of the events just applied, given the subjects' new positions. Never
   * fails: the applied events are committed, and the sweep comes back to the rest.
   */
  public void resume(Map<Subject, Long> positions) {
    if (positions.isEmpty()) {
      return;
    }
    try {
      parkedEvents.resumable(group.name(), positions).forEach(this::release);
    } catch (RuntimeException e) {
      log.warn("Parked events of group {} wait for the next sweep", group.name(), e);
    }
  }

  /**
   * Handles parked events that nobody released, because of a crash, or because they failed before.
   */
  public void sweep() {
    parkedEvents.due(group.name(), clock.instant()).forEach(this::release);
  }

  private void release(Subject subject) {
    boolean moved;
    do {
      moved = releaseNext(subject);
    } while (moved);
  }

  private boolean releaseNext(Subject subject) {
    long applied = positions.read(group.name(), List.of(subject)).getOrDefault(subject, 0L);
    Optional<ParkedEvent> next =
        parkedEvents.find(group.name(), subject, applied + 1, clock.instant());
    if (next.isEmpty()) {
      return false;
    }
    ParkedEvent parked = next.get();
    Delivery delivery = null;
    try {
      delivery = parked.event() == null ? null : read(parked, parked.event());
      Prepared prepared = delivery == null ? null : keptEvents.prepare(delivery);
      return apply(parked, prepared);
    } catch (KeptEvents.OtherVersionException e) {
      log.debug("Group {} leaves {} to another version", group.name(), parked.subject());
      return false;
    } catch (RuntimeException | Error e) {
      if (Causes.contain(e, OutageException.class)) {
        log.debug("Parked events of {} wait for what a handler needs", parked.subject(), e);
        return false;
      }
      failed(parked, delivery, HandlerFailedException.unwrap(e));
      return false;
    }
  }

  private Delivery read(ParkedEvent parked, ParkedEvent.Kept event) {
    IncomingMessage message = new IncomingMessage(
        0,
        parked.subject().topic(),
        event.tag(),
        event.messageId(),
        event.body(),
        parked.attempts() + 1);
    return keptEvents.read(message).get(0);
  }

  /** Returns false if another instance is releasing it; that one handles the successors, too. */
  private boolean apply(ParkedEvent parked, @Nullable Prepared prepared) {
    return Boolean.TRUE.equals(transaction.execute(status -> {
      if (!isNext(parked)) {
        return false;
      }
      if (prepared != null) {
        handlers.apply(List.of(prepared));
      }
      parkedEvents.remove(group.name(), parked);
      positions.advance(group.name(), Map.of(parked.subject(), parked.sequence()));
      return true;
    }));
  }

  private boolean isNext(ParkedEvent parked) {
    return positions.lockIfFree(group.name(), parked.subject()).orElse(-1) + 1 == parked.sequence();
  }

  private void failed(ParkedEvent parked, @Nullable Delivery delivery, Throwable error) {
    int attempts = parked.attempts() + 1;
    log.warn(
        "Group {} failed on parked event {} of {}, attempt {}",
        group.name(),
        parked.sequence(),
        parked.subject(),
        attempts,
        error);
    boolean permanent = BatchProcessor.isPermanent(error);
    if (delivery != null && (permanent || attempts >= maxAttempts)) {
      bury(
          parked,
          delivery,
          permanent ? FailureKind.PERMANENT : FailureKind.RETRIES_EXHAUSTED,
          error);
    } else {
      Instant nextAttemptAt = clock.instant().plus(BACKOFF.after(attempts));
      String summary = Failure.of(error).summary();
      transaction.executeWithoutResult(
          status -> parkedEvents.postpone(group.name(), parked, nextAttemptAt, summary));
    }
  }

  private void bury(ParkedEvent parked, Delivery delivery, FailureKind kind, Throwable error) {
    Instant now = clock.instant();
    transaction.executeWithoutResult(status -> {
      if (isNext(parked)) {
        parkedEvents.remove(group.name(), parked);
        deadLetters.add(
            List.of(NewDeadLetters.of(group.name(), kind, delivery, Failure.of(error), now)));
      }
    });
  }
}
