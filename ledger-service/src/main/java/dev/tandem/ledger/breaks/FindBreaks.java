package dev.tandem.ledger.breaks;

import java.time.Clock;

import dev.tandem.ledger.matching.JdbcOpenItems;
import dev.tandem.ledger.matching.MatchStatements;
import dev.tandem.messaging.EventPublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Matches, and makes breaks of what is left although it is due. */
@Component
class FindBreaks {

  private static final Logger log = LoggerFactory.getLogger(FindBreaks.class);

  private final MatchStatements matching;
  private final JdbcOpenItems items;
  private final JdbcBreakFinding finding;
  private final JdbcBreaks breaks;
  private final EventPublisher events;
  private final TransactionTemplate transaction;
  private final BreakMeters meters;
  private final Clock clock;

  FindBreaks(
      MatchStatements matching,
      JdbcOpenItems items,
      JdbcBreakFinding finding,
      JdbcBreaks breaks,
      EventPublisher events,
      PlatformTransactionManager transactions,
      BreakMeters meters,
      Clock clock) {
    this.matching = matching;
    this.items = items;
    this.finding = finding;
    this.breaks = breaks;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.meters = meters;
    this.clock = clock;
  }

  /** Does all there is to do now; the same again changes nothing. */
  void run() {
    matching.run().ifPresent(this::look);
    meters.refresh();
  }

  private void look(long round) {
    transaction.executeWithoutResult(_ -> {
      items.lock();
      var now = clock.instant();
      var explained = finding.closeExplained(now);
      var opened = finding.open(now);
      breaks
          .findLocked(explained.told())
          .forEach(it -> events.publish(it.resolved("BY_ITSELF", null, now)));
      breaks.findLocked(opened.told()).forEach(it -> events.publish(it.opened(now)));
      finding.see();
      finding.suggestSums();
      items.done(round);
      if (opened.count() + explained.count() > 0) {
        log.info(
            "{} breaks with the bank opened, {} explained themselves",
            opened.count(),
            explained.count());
      }
    });
  }
}
