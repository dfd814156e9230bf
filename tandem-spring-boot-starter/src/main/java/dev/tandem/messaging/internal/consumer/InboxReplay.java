package dev.tandem.messaging.internal.consumer;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.tandem.messaging.Effect;
import dev.tandem.messaging.internal.deadletter.DeadLetter;
import dev.tandem.messaging.internal.deadletter.DeadLetterReplay;
import dev.tandem.messaging.internal.delivery.Delivery;
import dev.tandem.messaging.internal.delivery.IncomingMessage;
import dev.tandem.messaging.internal.delivery.Prepared;
import dev.tandem.messaging.internal.envelope.MessageBody;
import dev.tandem.messaging.internal.order.ParkedEvent;
import dev.tandem.messaging.internal.order.Subject;
import dev.tandem.messaging.internal.processing.OrderedTransaction;
import org.jspecify.annotations.Nullable;

/** Handles dead letters again, with the handlers of this version. */
final class InboxReplay implements DeadLetterReplay {

  private final GroupRuntimes groups;
  private final OrderedTransaction.Stores stores;
  private final Clock clock;

  InboxReplay(GroupRuntimes groups, Clock clock) {
    this.groups = groups;
    this.stores = groups.stores();
    this.clock = clock;
  }

  @Override
  public Effect prepare(DeadLetter letter, MessageBody body) {
    GroupRuntime runtime = groups.find(letter.group());
    if (runtime == null) {
      throw new IllegalStateException("this service has no handlers for group " + letter.group());
    }
    IncomingMessage message = new IncomingMessage(
        0, letter.topic(), letter.tag(), letter.messageId(), body, letter.attempts() + 1);
    List<Prepared> prepared = new ArrayList<>();
    for (Delivery delivery : runtime.keptEvents().read(message)) {
      requireTurn(runtime, delivery);
      prepared.add(runtime.keptEvents().prepare(delivery));
    }
    return () -> apply(runtime, letter, prepared);
  }

  /**
   * Checked before the outside call, which must not be made before the predecessor has been
   * applied.
   */
  private void requireTurn(GroupRuntime runtime, Delivery delivery) {
    if (runtime.group().ordered()) {
      Subject subject = delivery.subject();
      requireTurn(
          delivery,
          stores
              .positions()
              .read(runtime.group().name(), List.of(subject))
              .getOrDefault(subject, 0L));
    }
  }

  private static void requireTurn(Delivery delivery, long applied) {
    if (delivery.sequence() > applied + 1) {
      throw new IllegalStateException("%s is at sequence %s; %s waits for its predecessor"
          .formatted(delivery.subject(), applied, delivery.sequence()));
    }
  }

  private void apply(GroupRuntime runtime, DeadLetter letter, List<Prepared> prepared) {
    List<Prepared> mine = claim(letter, prepared);
    if (!runtime.group().ordered()) {
      runtime.handlers().apply(mine);
      return;
    }
    String group = letter.group();
    Map<Subject, Long> applied = stores
        .positions()
        .lock(group, mine.stream().map(event -> event.delivery().subject()).toList());
    Map<Subject, Long> moved = new HashMap<>();
    for (Prepared event : mine) {
      Subject subject = event.delivery().subject();
      long position = moved.getOrDefault(subject, applied.getOrDefault(subject, 0L));
      requireTurn(event.delivery(), position);
      runtime.handlers().apply(List.of(event));
      // An event that came too late is handled because an operator says so; it moves nothing.
      if (event.delivery().sequence() == position + 1) {
        moved.put(subject, event.delivery().sequence());
      }
    }
    stores.positions().advance(group, moved);
  }

  /**
   * The letter's own event is claimed by the letter; bytes that are readable at last may hold
   * others.
   */
  private List<Prepared> claim(DeadLetter letter, List<Prepared> prepared) {
    Set<UUID> ids = new HashSet<>();
    prepared.forEach(event -> ids.add(event.delivery().id()));
    Set<UUID> fresh = new HashSet<>(stores.inbox().claim(letter.group(), ids));
    if (letter.eventId() != null) {
      fresh.add(letter.eventId());
    }
    return prepared.stream()
        .filter(event -> fresh.contains(event.delivery().id()))
        .toList();
  }

  @Override
  public void passOver(DeadLetter letter) {
    GroupRuntime runtime = groups.find(letter.group());
    Subject subject = subject(letter);
    if (runtime == null || subject == null || letter.sequence() == null) {
      return;
    }
    long sequence = letter.sequence();
    long applied =
        stores.positions().lock(letter.group(), List.of(subject)).getOrDefault(subject, 0L);
    if (sequence == applied + 1) {
      stores.positions().advance(letter.group(), Map.of(subject, sequence));
    } else if (sequence > applied + 1) {
      stores
          .parked()
          .park(
              letter.group(), List.of(ParkedEvent.passedOver(subject, sequence)), clock.instant());
    }
  }

  @Override
  public void resume(DeadLetter letter) {
    GroupRuntime runtime = groups.find(letter.group());
    Subject subject = subject(letter);
    if (runtime != null && runtime.release() != null && subject != null) {
      runtime.release().resume(stores.positions().read(letter.group(), List.of(subject)));
    }
  }

  /** Null where the group is unordered, or nothing of the event could be read. */
  private @Nullable Subject subject(DeadLetter letter) {
    GroupRuntime runtime = groups.find(letter.group());
    boolean ordered = runtime != null && runtime.group().ordered();
    return ordered && letter.subject() != null
        ? new Subject(letter.topic(), letter.subject())
        : null;
  }
}
