package dev.tandem.wallet.charging;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.wallet.Now;
import dev.tandem.wallet.bank.BankCalls.Answer;
import dev.tandem.wallet.charging.Settlement.AskLater;
import dev.tandem.wallet.charging.Settlement.Complete;
import dev.tandem.wallet.charging.Settlement.Fail;
import dev.tandem.wallet.charging.Settlement.TryLater;
import dev.tandem.wallet.ledger.Journal;
import dev.tandem.wallet.ledger.Ledger;
import dev.tandem.wallet.recharge.Change;
import dev.tandem.wallet.recharge.DueRecharges;
import dev.tandem.wallet.recharge.Move;
import dev.tandem.wallet.recharge.Recharge;
import dev.tandem.wallet.recharge.RechargeEvents;
import dev.tandem.wallet.recharge.Recharges;
import dev.tandem.web.Ids;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import static dev.tandem.wallet.recharge.RechargeStatus.CHARGING;
import static dev.tandem.wallet.recharge.RechargeStatus.COMPLETED;
import static dev.tandem.wallet.recharge.RechargeStatus.FAILED;
import static dev.tandem.wallet.recharge.RechargeStatus.UNKNOWN;

/**
 * Books what the bank answered: states, postings and events of many recharges in one transaction and a
 * fixed number of statements.
 */
@Service
class BookingAnswers {

  private static final Move COMPLETE = Move.to(COMPLETED, CHARGING, UNKNOWN);
  private static final Move FAIL = Move.to(FAILED, CHARGING, UNKNOWN);
  private static final Move LOSE_SIGHT = Move.to(UNKNOWN, CHARGING);

  private final Recharges recharges;
  private final DueRecharges dueRecharges;
  private final Ledger ledger;
  private final RechargeEvents events;
  private final ChargingProperties properties;
  private final Clock clock;

  BookingAnswers(
      Recharges recharges,
      DueRecharges dueRecharges,
      Ledger ledger,
      RechargeEvents events,
      ChargingProperties properties,
      Clock clock) {
    this.recharges = recharges;
    this.dueRecharges = dueRecharges;
    this.ledger = ledger;
    this.events = events;
    this.properties = properties;
    this.clock = clock;
  }

  /** Books {@code answers} together; a recharge that was settled meanwhile is left as it is. */
  @Transactional
  public void book(List<Answer<Recharge, Settlement>> answers) {
    var at = Now.of(clock);
    var chargedAt = new HashMap<UUID, Instant>();
    var completions = new ArrayList<Change>();
    var failures = new ArrayList<Change>();
    var unknowns = new ArrayList<Change>();
    var later = new HashMap<UUID, Instant>();
    for (var answer : answers) {
      var id = answer.subject().id();
      switch (answer.answer()) {
        case Complete(var bankTime) -> {
          chargedAt.put(id, bankTime);
          completions.add(Change.ending(id));
        }
        case Fail(var reason) -> failures.add(Change.ending(id, reason));
        case AskLater() -> {
          later.put(id, next(answer.subject(), at));
          unknowns.add(Change.until(next(answer.subject(), at), id).because("bank-unanswered"));
        }
        case TryLater() -> later.put(id, next(answer.subject(), at));
      }
    }
    // All recharges before all accounts: every transaction takes its locks in this order.
    var completed = recharges.move(COMPLETE, completions, at);
    var failed = recharges.move(FAIL, failures, at);
    recharges.move(LOSE_SIGHT, unknowns, at);
    dueRecharges.postpone(later);
    ledger.record(journalsOf(completed, chargedAt));
    events.ended(completed);
    events.ended(failed);
  }

  private static List<Journal> journalsOf(List<Recharge> completed, Map<UUID, Instant> chargedAt) {
    return completed.stream()
        .map(recharge -> Journal.ofRecharge(
            Ids.next(),
            recharge.id(),
            recharge.walletId(),
            recharge.amount(),
            chargedAt.getOrDefault(recharge.id(), recharge.createdAt())))
        .toList();
  }

  private Instant next(Recharge recharge, Instant at) {
    var charging = recharge.charging();
    return at.plus(properties.backoff(charging == null ? 0 : charging.attempts()));
  }
}
