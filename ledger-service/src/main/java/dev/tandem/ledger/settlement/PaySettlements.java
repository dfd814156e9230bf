package dev.tandem.ledger.settlement;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import dev.tandem.ledger.chart.Account;
import dev.tandem.ledger.journal.Journal;
import dev.tandem.ledger.journal.JournalKind;
import dev.tandem.ledger.journal.Line;
import dev.tandem.ledger.journal.PostJournals;
import dev.tandem.ledger.settlement.PayoutBank.Answer;
import dev.tandem.messaging.EventPublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings closed windows to their end, each step a transaction that finds in the database what is
 * left to do: whatever dies when, the next round goes on, and the bank is told the same again.
 */
class PaySettlements {

  private static final Logger log = LoggerFactory.getLogger(PaySettlements.class);

  private final JdbcSettlements settlements;
  private final PostJournals journals;
  private final EventPublisher events;
  private final PayoutBank bank;
  private final PayoutProperties properties;
  private final SettlementMeters meters;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PaySettlements(
      JdbcSettlements settlements,
      PostJournals journals,
      EventPublisher events,
      PayoutBank bank,
      PayoutProperties properties,
      SettlementMeters meters,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.settlements = settlements;
    this.journals = journals;
    this.events = events;
    this.bank = bank;
    this.properties = properties;
    this.meters = meters;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Takes the next step of a window that is due, and answers whether there may be more. */
  boolean work() {
    settlePaid();
    var due = settlements.due(now());
    due.ifPresent(this::step);
    return due.isPresent();
  }

  private void settlePaid() {
    transaction.executeWithoutResult(_ -> {
      var at = now();
      settlements
          .settlePaid(at)
          .forEach(id -> events.publish(settlements.find(id).orElseThrow().paid(at)));
    });
  }

  private void step(UUID id) {
    var settlement = settlements.find(id).orElseThrow();
    switch (settlement.status()) {
      case CLOSED -> transaction.executeWithoutResult(_ -> net(id));
      case PAYING -> answered(settlement, bank.pay(PaymentOrder.of(settlement, properties)));
      case OPEN, SETTLED, FAILED -> log.debug("{} is not due any more", id);
    }
  }

  /** Fixes the net: nobody posts to the window any more. */
  private void net(UUID id) {
    var settlement = settlements.lock(id).orElseThrow();
    if (settlement.status() != SettlementStatus.CLOSED) {
      return;
    }
    var at = now();
    var net = settlement.netMinor();
    events.publish(settlement.closed());
    if (net <= 0) {
      if (net < 0) {
        settlements.carry(settlement);
      }
      settlements.move(
          settlement, SettlementStatus.SETTLED, net, net < 0 ? "carried" : null, null, at);
      return;
    }
    settlements.move(settlement, SettlementStatus.PAYING, net, null, at, at);
    journals.postInto(
        id,
        journal(
            JournalKind.PAYOUT,
            settlement,
            at,
            Line.debit(Account.FUND_HOUSE_PAYABLE, settlement.net()),
            Line.credit(Account.PAYOUT_IN_TRANSIT, settlement.net())));
  }

  private void answered(Settlement asked, Answer answer) {
    transaction.executeWithoutResult(_ -> {
      var settlement = settlements.lock(asked.id()).orElseThrow();
      if (settlement.status() == SettlementStatus.PAYING) {
        booked(settlement, answer, now());
      }
    });
  }

  private void booked(Settlement settlement, Answer answer, Instant at) {
    switch (answer) {
      case Answer.Accepted() ->
        settlements.move(
            settlement, SettlementStatus.PAYING, settlement.netMinor(), "accepted", null, at);
      case Answer.Refused(var reason) -> {
        log.warn("The bank does not pay {}: {}", settlement.reference(), reason);
        meters.refused();
        settlements.move(
            settlement, SettlementStatus.FAILED, settlement.netMinor(), reason, null, at);
        // Owed again, in the window that is open now.
        journals.post(List.of(journal(
            JournalKind.PAYOUT_RETURNED,
            settlement,
            at,
            Line.debit(Account.PAYOUT_IN_TRANSIT, settlement.net()),
            Line.credit(Account.FUND_HOUSE_PAYABLE, settlement.net()))));
      }
      case Answer.Declined(var why) -> {
        var goesOn = settlements.decline(
            settlement.id(), properties.mostDeclined(), properties.askAgain(), at);
        log.warn(
            "The bank does not take the payment order of {}{}: {}",
            settlement.reference(),
            goesOn ? "" : ", and is not asked again",
            why);
        if (!goesOn) {
          meters.refused();
        }
      }
      case Answer.Unknown(var why) -> {
        log.warn("Whether the bank pays {} is not known: {}", settlement.reference(), why);
        settlements.move(
            settlement,
            SettlementStatus.PAYING,
            settlement.netMinor(),
            "bank-unanswered",
            at.plus(properties.askAgain()),
            at);
      }
    }
  }

  private static Journal journal(
      JournalKind kind, Settlement settlement, Instant at, Line... lines) {
    return new Journal(settlement.id(), kind, settlement.reference(), at, List.of(lines));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
