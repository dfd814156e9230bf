package dev.tandem.wallet.recharge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.breaks.BreakSubject;
import dev.tandem.wallet.charging.Backlog;
import dev.tandem.wallet.charging.ChargeTask;
import dev.tandem.wallet.charging.Charges;
import dev.tandem.wallet.charging.ChargingProperties;
import dev.tandem.wallet.charging.Finding.AskLater;
import dev.tandem.wallet.charging.Finding.Contradicted;
import dev.tandem.wallet.charging.Finding.Funded;
import dev.tandem.wallet.charging.Finding.Refused;
import dev.tandem.wallet.charging.Finding.TryLater;
import dev.tandem.wallet.charging.Found;
import dev.tandem.wallet.ledger.JdbcLedger;
import dev.tandem.wallet.ledger.Journal;
import dev.tandem.web.secret.FundingTokens;
import dev.tandem.web.state.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static dev.tandem.wallet.recharge.RechargeTransition.BANK_CHARGED;
import static dev.tandem.wallet.recharge.RechargeTransition.BANK_REFUSED;
import static dev.tandem.wallet.recharge.RechargeTransition.BANK_SILENT;

/** Charges recharges at the bank. */
@Component
class RechargeCharges implements Charges<Recharge> {

  private static final Logger log = LoggerFactory.getLogger(RechargeCharges.class);

  private final JdbcRecharges recharges;
  private final JdbcDueRecharges dueRecharges;
  private final JdbcLedger ledger;
  private final RechargeEvents events;
  private final ChargingProperties properties;
  private final FundingTokens tokens;

  RechargeCharges(
      JdbcRecharges recharges,
      JdbcDueRecharges dueRecharges,
      JdbcLedger ledger,
      RechargeEvents events,
      ChargingProperties properties,
      FundingTokens tokens) {
    this.recharges = recharges;
    this.dueRecharges = dueRecharges;
    this.ledger = ledger;
    this.events = events;
    this.properties = properties;
    this.tokens = tokens;
  }

  @Override
  public String name() {
    return "recharge-charging";
  }

  @Override
  public String meterPrefix() {
    return "tandem.wallet.recharges";
  }

  @Override
  public BreakSubject kind() {
    return BreakSubject.RECHARGE;
  }

  @Override
  public ChargeTask taskOf(Recharge recharge) {
    var token = recharge.fundingToken();
    var charging = Objects.requireNonNull(recharge.charging());
    return new ChargeTask(
        recharge.id(),
        WalletIds.RECHARGE.format(recharge.id()),
        recharge.amount(),
        token == null ? null : token.opened(tokens, recharge.walletId()),
        charging.askedAt(),
        chargeableUntil(charging),
        charging.attempts(),
        recharge.breakId());
  }

  // Before the first attempt it may have waited for a place at the bank all the time.
  private Instant chargeableUntil(Recharge.Charging charging) {
    return charging.isFirstAttempt()
        ? Instant.MAX
        : charging.since().plus(properties.chargeWindow());
  }

  @Override
  public List<Recharge> takeDue(Instant now, Instant leaseUntil, int limit) {
    return dueRecharges.takeUnsettled(now, leaseUntil, now.minus(properties.chargeWindow()), limit);
  }

  @Override
  public Set<UUID> lockUnsettled(Collection<UUID> ids) {
    return dueRecharges.lockUnsettled(ids);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void book(List<Found<Recharge>> found, Map<UUID, Instant> dueAgain, Instant at) {
    var chargedAt = new HashMap<UUID, Instant>();
    var completions = new ArrayList<Change>();
    var failures = new ArrayList<Change>();
    var unknowns = new ArrayList<Change>();
    var later = new HashMap<UUID, Instant>();
    for (var each : found) {
      var id = each.subject().id();
      var next = Objects.requireNonNull(dueAgain.get(id));
      switch (each.finding()) {
        case Funded(var bankTime) -> {
          chargedAt.put(id, bankTime);
          completions.add(Change.ending(id));
        }
        case Refused(var reason) -> failures.add(Change.ending(id, reason));
        case AskLater() -> {
          later.put(id, next);
          unknowns.add(Change.until(next, id).because("bank-unanswered"));
        }
        case TryLater() -> later.put(id, next);
        case Contradicted _ -> throw new IllegalArgumentException("Nothing to book: " + each);
      }
    }
    // All recharges before all accounts: every transaction takes its locks in this order.
    var completed = recharges.move(BANK_CHARGED, completions, at);
    var failed = recharges.move(BANK_REFUSED, failures, at);
    recharges.move(BANK_SILENT, unknowns, at);
    dueRecharges.postpone(later);
    ledger.record(completed.stream()
        .map(recharge -> journalOf(recharge, chargedAt.get(recharge.id())))
        .toList());
    events.ended(completed);
    events.ended(failed);
    if (completed.size() < completions.size()) {
      tellOfLateCharges(chargedAt.keySet());
    }
  }

  private void tellOfLateCharges(Set<UUID> charged) {
    for (var recharge : dueRecharges.all(charged)) {
      if (BANK_CHARGED.in(recharge.status()) == Verdict.CONTRADICTS) {
        log.error(
            "The bank has charged {} after all, which is {}: {} must be returned by hand",
            recharge.id(),
            recharge.status(),
            recharge.amount());
      }
    }
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void contest(Map<UUID, UUID> breaks, Map<UUID, Instant> dueAgain, Instant at) {
    if (breaks.isEmpty()) {
      return;
    }
    recharges.move(
        BANK_SILENT,
        breaks.keySet().stream()
            .map(id -> Change.until(Objects.requireNonNull(dueAgain.get(id)), id)
                .because(Recharge.CONTRADICTED))
            .toList(),
        at);
    dueRecharges.contest(breaks);
    var later = new HashMap<>(dueAgain);
    later.keySet().retainAll(breaks.keySet());
    dueRecharges.postpone(later);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(Collection<UUID> ids) {
    dueRecharges.release(ids);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void resolve(UUID id, Money credited, Instant at) {
    dueRecharges.release(List.of(id));
    var credits = credited.minorUnits() > 0;
    var change =
        credits ? Change.ending(id).crediting(credited) : Change.ending(id, Recharge.CONTRADICTED);
    var ended = recharges.move(credits ? BANK_CHARGED : BANK_REFUSED, List.of(change), at);
    if (ended.isEmpty()) {
      throw new IllegalStateException(id + " does not wait for the bank");
    }
    if (credits) {
      ledger.record(ended.stream().map(recharge -> journalOf(recharge, at)).toList());
    }
    events.ended(ended);
  }

  private static Journal journalOf(Recharge recharge, @Nullable Instant chargedAt) {
    return Journal.ofRecharge(
        UuidV7.next(),
        recharge.id(),
        recharge.walletId(),
        recharge.credited(),
        chargedAt == null ? recharge.createdAt() : chargedAt);
  }

  @Override
  public Backlog backlog(Instant now) {
    return dueRecharges.unsettledBacklog(now);
  }
}
