package dev.tandem.messaging.internal.processing;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.tandem.messaging.internal.deadletter.Failure;
import dev.tandem.messaging.internal.deadletter.FailureKind;
import dev.tandem.messaging.internal.deadletter.JdbcDeadLetters;
import dev.tandem.messaging.internal.deadletter.NewDeadLetter;
import dev.tandem.messaging.internal.delivery.Delivery;
import dev.tandem.messaging.internal.delivery.IncomingMessage;
import dev.tandem.messaging.internal.delivery.NewDeadLetters;
import dev.tandem.messaging.internal.delivery.Prepared;
import dev.tandem.messaging.internal.handler.HandlerGroup;
import dev.tandem.messaging.internal.inbox.JdbcInbox;
import dev.tandem.messaging.internal.invocation.Handlers;
import dev.tandem.messaging.internal.order.JdbcParkedEvents;
import dev.tandem.messaging.internal.order.JdbcSubjectPositions;
import dev.tandem.messaging.internal.order.ParkedEvent;
import dev.tandem.messaging.internal.order.Subject;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Claims the events, locks their subjects, handles those that are next in line and parks the early
 * ones. Then lets parked events go on whose predecessor has just been applied.
 */
public final class OrderedTransaction implements EventTransaction {

  private final HandlerGroup group;
  private final TransactionTemplate transaction;
  private final Stores stores;
  private final Handlers handlers;
  private final ParkedEventRelease release;
  private final ConsumerMeters meters;
  private final Clock clock;

  public OrderedTransaction(
      HandlerGroup group,
      TransactionTemplate transaction,
      Stores stores,
      Handlers handlers,
      ParkedEventRelease release,
      ConsumerMeters meters,
      Clock clock) {
    this.group = group;
    this.transaction = transaction;
    this.stores = stores;
    this.handlers = handlers;
    this.release = release;
    this.meters = meters;
    this.clock = clock;
  }

  /** The tables of an ordered group. */
  public record Stores(
      JdbcInbox inbox,
      JdbcSubjectPositions positions,
      JdbcParkedEvents parked,
      JdbcDeadLetters deadLetters) {}

  @Override
  public void apply(List<Prepared> events) {
    SequencedEvents done = transaction.execute(status -> applyInTransaction(events));
    if (done == null) {
      return;
    }
    count(events.size(), done);
    release.resume(done.positions());
  }

  private void count(int events, SequencedEvents done) {
    int settled = done.next().size() + done.early().size() + done.late().size();
    meters.handled(group.name(), done.next());
    meters.parked(group.name(), done.early().size());
    meters.duplicates(group.name(), events - settled);
    meters.deadLettered(group.name(), FailureKind.OUT_OF_SEQUENCE, done.late().size());
  }

  private SequencedEvents applyInTransaction(List<Prepared> events) {
    Set<UUID> fresh = stores
        .inbox()
        .claim(group.name(), events.stream().map(event -> event.delivery().id()).toList());
    List<Prepared> mine =
        events.stream().filter(event -> fresh.contains(event.delivery().id())).toList();
    if (mine.isEmpty()) {
      return SequencedEvents.of(mine, Map.of());
    }
    Map<Subject, Long> applied = stores
        .positions()
        .lock(
            group.name(), mine.stream().map(event -> event.delivery().subject()).toList());
    SequencedEvents sequencing = SequencedEvents.of(mine, applied);
    handlers.applyInOrder(sequencing.next());
    stores.positions().advance(group.name(), sequencing.positions());
    List<Prepared> refused = park(sequencing.early());
    sequencing.early().removeAll(refused);
    sequencing.late().addAll(refused);
    stores.deadLetters().add(sequencing.late().stream().map(this::outOfSequence).toList());
    return sequencing;
  }

  /**
   * Returns the events that could not be parked, because another one is parked under their number.
   */
  private List<Prepared> park(List<Prepared> early) {
    Map<ParkedEvent, Prepared> parking = new LinkedHashMap<>();
    early.forEach(event -> parking.put(parked(event.delivery()), event));
    return stores.parked().park(group.name(), parking.keySet(), clock.instant()).stream()
        .map(parking::get)
        .toList();
  }

  private static ParkedEvent parked(Delivery delivery) {
    IncomingMessage message = delivery.message();
    return new ParkedEvent(
        delivery.subject(),
        delivery.sequence(),
        new ParkedEvent.Kept(delivery.id(), message.tag(), message.id(), delivery.body()),
        0);
  }

  private NewDeadLetter outOfSequence(Prepared event) {
    Delivery delivery = event.delivery();
    Failure failure = Failure.of(
        FailureKind.OUT_OF_SEQUENCE,
        "another event with sequence " + delivery.sequence() + " came before");
    return NewDeadLetters.of(
        group.name(), FailureKind.OUT_OF_SEQUENCE, delivery, failure, clock.instant());
  }
}
