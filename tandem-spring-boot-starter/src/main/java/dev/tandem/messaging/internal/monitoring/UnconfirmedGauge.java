package dev.tandem.messaging.internal.monitoring;

import java.time.Clock;

import dev.tandem.messaging.internal.centre.JdbcTransactions;
import dev.tandem.messaging.internal.database.Backlog;
import dev.tandem.messaging.internal.outbox.OutboxMeters;

/** Counts unconfirmed messages, and prepared transactions that wait for an operator. */
public final class UnconfirmedGauge {

  private final OutboxQueries queries;
  private final JdbcTransactions prepared;
  private final OutboxMeters meters;
  private final Clock clock;

  UnconfirmedGauge(
      OutboxQueries queries, JdbcTransactions prepared, OutboxMeters meters, Clock clock) {
    this.queries = queries;
    this.prepared = prepared;
    this.meters = meters;
    this.clock = clock;
  }

  public void measure() {
    Backlog open = queries.unconfirmed();
    meters.unconfirmed(open.count(), open.ageSeconds(clock));
    meters.undecided(prepared.waiting().count());
  }
}
