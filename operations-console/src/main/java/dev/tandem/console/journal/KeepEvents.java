package dev.tandem.console.journal;

import java.util.List;
import java.util.stream.Collectors;

import dev.tandem.contract.Topics;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.messaging.RawEvent;
import dev.tandem.web.transaction.AfterCommit;
import org.springframework.stereotype.Component;

/** Stores every event of every topic, a batch at a time. */
@Component
class KeepEvents {

  private final JdbcEvents events;
  private final JdbcPayments payments;
  private final Changes changes;

  KeepEvents(JdbcEvents events, JdbcPayments payments, Changes changes) {
    this.events = events;
    this.payments = payments;
    this.changes = changes;
  }

  @EventHandler(
      group = "console-journal",
      topics = {
        Topics.WALLET,
        Topics.FUND_PURCHASE,
        Topics.FUND_PURCHASE_DEADLINE,
        Topics.FUND_PURCHASE_SUBMISSION,
        Topics.FUND_CATALOGUE,
        Topics.RISK,
        Topics.LEDGER,
        Topics.ACCOMPANIMENT,
        Topics.NOTIFICATION,
        Topics.DATA_CENTRE
      })
  void keep(List<Event<RawEvent>> received) {
    keepAll(received.stream().map(JournalledEvent::of).toList());
  }

  /** Stores {@code news} and applies them to payments; events stored before change nothing. */
  void keepAll(List<JournalledEvent> news) {
    events.keep(news);
    payments.apply(PaymentNews.in(news));
    var subjects = news.stream().map(JournalledEvent::subject).collect(Collectors.toSet());
    AfterCommit.run(() -> changes.announce(subjects));
  }
}
