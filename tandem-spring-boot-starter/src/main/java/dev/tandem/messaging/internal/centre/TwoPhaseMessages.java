package dev.tandem.messaging.internal.centre;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.tandem.messaging.centre.PreparedTransaction;
import dev.tandem.messaging.centre.TransactionCentre;
import dev.tandem.messaging.internal.outbox.PendingEvent;
import dev.tandem.messaging.internal.publish.Announcement;
import dev.tandem.messaging.internal.publish.EarlyEvents;
import dev.tandem.messaging.support.UuidV7;

/** Prepares transactions: a row of their own first, then half messages that name it. */
final class TwoPhaseMessages implements TransactionCentre {

  private final KnownChecks checks;
  private final EarlyEvents early;
  private final JdbcTransactions store;
  private final Decisions decisions;
  private final Duration firstCheck;

  TwoPhaseMessages(
      KnownChecks checks,
      EarlyEvents early,
      JdbcTransactions store,
      Decisions decisions,
      Duration firstCheck) {
    this.checks = checks;
    this.early = early;
    this.store = store;
    this.decisions = decisions;
    this.firstCheck = firstCheck;
  }

  @Override
  public PreparedTransaction prepare(String name, Object context, Object... events) {
    String kept = checks.written(name, context);
    if (events.length == 0) {
      throw new IllegalArgumentException("A transaction is prepared for the sake of its events");
    }
    List<PendingEvent> written = early.write(List.of(events));
    UUID id = UuidV7.next();
    store.prepare(id, name, kept, firstCheck, written);
    return new Prepared(id, early.announce(id, written), decisions);
  }

  private record Prepared(UUID id, Announcement announced, Decisions decisions)
      implements PreparedTransaction {

    @Override
    public void commit() {
      decisions.commit(id, announced);
    }

    @Override
    public void rollback() {
      decisions.rollback(id, Decisions.ITSELF, null);
    }
  }
}
