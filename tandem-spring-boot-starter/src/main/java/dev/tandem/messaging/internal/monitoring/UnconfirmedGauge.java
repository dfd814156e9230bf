package dev.tandem.messaging.internal.monitoring;

import java.time.Clock;

import dev.tandem.messaging.internal.database.Backlog;
import dev.tandem.messaging.internal.outbox.OutboxMeters;

/** Counts unconfirmed messages. */
public final class UnconfirmedGauge {

  private final OutboxQueries queries;
  private final OutboxMeters meters;
  private final Clock clock;

  UnconfirmedGauge(OutboxQueries queries, OutboxMeters meters, Clock clock) {
    this.queries = queries;
    this.meters = meters;
    this.clock = clock;
  }

  public void measure() {
    Backlog open = queries.unconfirmed();
    meters.unconfirmed(open.count(), open.ageSeconds(clock));
  }
}
