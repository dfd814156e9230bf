package dev.tandem.ledger.matching;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import dev.tandem.ledger.journal.PostJournals;
import dev.tandem.messaging.EventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Matches statements with the books, stage by stage. Each stage is a transaction, and finds in the
 * database what is left to do: whatever ends it, the next run goes on.
 */
@Component
public class MatchStatements {

  // New postings above which the planner has to be told.
  private static final int MANY = 10_000;

  private final JdbcOpenItems items;
  private final JdbcMatches matches;
  private final PostJournals journals;
  private final EventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MatchStatements(
      JdbcOpenItems items,
      JdbcMatches matches,
      PostJournals journals,
      EventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.items = items;
    this.matches = matches;
    this.journals = journals;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** A part of matching that is done as a whole or not at all. */
  public enum Stage {
    COLLECT,
    REFERENCE,
    AMOUNT
  }

  /**
   * Runs all stages, one after the other, if there is anything new.
   *
   * @return the round that was due, to be {@link JdbcOpenItems#done done} when breaks are found
   */
  public Optional<Long> run() {
    run(Stage.COLLECT);
    var round = items.due();
    if (round.isPresent()) {
      run(Stage.REFERENCE);
      run(Stage.AMOUNT);
    }
    return round;
  }

  void run(Stage stage) {
    transaction.executeWithoutResult(_ -> {
      items.lock();
      switch (stage) {
        case COLLECT -> collect();
        case REFERENCE -> post(matches.byReference(clock.instant()));
        case AMOUNT -> post(matches.byAmount(clock.instant()));
      }
    });
  }

  private void collect() {
    var postings = items.expectPostings();
    var statements = items.openStatements();
    items.collected(postings, statements);
    if (postings > MANY || statements > 0) {
      items.analyze();
    }
    if (postings > 0) {
      matches.offset(clock.instant());
    }
  }

  private void post(List<BankMatch> found) {
    if (!found.isEmpty()) {
      journals.post(found.stream().map(BankMatch::journal).toList());
      var at = clock.instant();
      found.forEach(match -> events.publish(match.matched(at)));
    }
  }
}
