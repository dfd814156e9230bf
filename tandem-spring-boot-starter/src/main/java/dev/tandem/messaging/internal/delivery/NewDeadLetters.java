package dev.tandem.messaging.internal.delivery;

import java.time.Instant;

import dev.tandem.messaging.internal.deadletter.Failure;
import dev.tandem.messaging.internal.deadletter.FailureKind;
import dev.tandem.messaging.internal.deadletter.NewDeadLetter;

/** Makes dead letters of events that could be read. */
public final class NewDeadLetters {

  private NewDeadLetters() {}

  public static NewDeadLetter of(
      String group, FailureKind kind, Delivery delivery, Failure failure, Instant now) {
    return of(group, kind, delivery, failure, delivery.message().attempt(), now, now);
  }

  public static NewDeadLetter of(
      String group,
      FailureKind kind,
      Delivery delivery,
      Failure failure,
      int attempts,
      Instant firstSeen,
      Instant lastSeen) {
    return new NewDeadLetter(
        group,
        delivery.id().toString(),
        kind,
        delivery.message().origin(),
        delivery.key(),
        delivery.body(),
        failure,
        attempts,
        firstSeen,
        lastSeen);
  }
}
