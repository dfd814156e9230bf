package dev.tandem.wallet.charging;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.wallet.Now;
import dev.tandem.wallet.breaks.JdbcBankBreaks;
import dev.tandem.wallet.breaks.Statement;
import dev.tandem.wallet.charging.Finding.AskLater;
import dev.tandem.wallet.charging.Finding.Contradicted;
import dev.tandem.wallet.charging.Finding.Funded;
import dev.tandem.wallet.charging.Finding.Refused;
import dev.tandem.wallet.charging.Finding.TryLater;

/**
 * Books findings, and keeps those apart that wait for a person: a contradiction becomes a break,
 * and a charge with a break is not settled by the bank's answer alone.
 */
final class BookFindings<S> {

  private final Charges<S> charges;
  private final JdbcBankBreaks breaks;
  private final ChargingProperties properties;
  private final Clock clock;

  BookFindings(
      Charges<S> charges, JdbcBankBreaks breaks, ChargingProperties properties, Clock clock) {
    this.charges = charges;
    this.breaks = breaks;
    this.properties = properties;
    this.clock = clock;
  }

  /** Books {@code found} in the current transaction; returns the findings that were booked. */
  List<Found<S>> book(List<Found<S>> found) {
    var at = Now.of(clock);
    var bookable = new ArrayList<Found<S>>();
    var statements = new HashMap<UUID, Statement>();
    var dueAgain = new HashMap<UUID, Instant>();
    for (var each : found) {
      var task = charges.taskOf(each.subject());
      dueAgain.put(task.id(), at.plus(properties.backoff(task.attempts())));
      switch (each.finding()) {
        case Contradicted(var contradiction) ->
          statements.put(task.id(), Statement.of(task.expected(), contradiction));
        case Funded _
        when task.breakId() != null ->
          statements.put(task.id(), Statement.chargedAsAsked(task.expected()));
        case Refused _
        when task.breakId() != null ->
          statements.put(task.id(), Statement.declined(task.expected()));
        case Funded _, Refused _, AskLater _, TryLater _ -> bookable.add(each);
      }
    }
    hearThose(statements, dueAgain, at);
    charges.book(bookable, dueAgain, at);
    return found;
  }

  // Rare: its statements are spared where nothing contradicts.
  private void hearThose(Map<UUID, Statement> statements, Map<UUID, Instant> dueAgain, Instant at) {
    if (statements.isEmpty()) {
      return;
    }
    // The subject before its break: whoever resolves a break locks in the same order.
    var unsettled = charges.lockUnsettled(statements.keySet());
    statements.keySet().retainAll(unsettled);
    var heard = breaks.hear(charges.kind(), statements, at);
    charges.contest(heard.open(), dueAgain, at);
    // Closed by what the bank says now: asked again at once, they are booked like all others.
    charges.release(heard.closed());
  }
}
