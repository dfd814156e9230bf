package dev.tandem.fundpurchase.settlement;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

import dev.tandem.fundpurchase.breaks.BreakKind;
import dev.tandem.fundpurchase.breaks.BreakSource;
import dev.tandem.fundpurchase.breaks.BreakStatus;
import dev.tandem.fundpurchase.breaks.Finding;
import dev.tandem.fundpurchase.breaks.HouseBreak;
import dev.tandem.fundpurchase.breaks.HouseBreak.Proposal;
import dev.tandem.fundpurchase.breaks.JdbcBreakTasks;
import dev.tandem.fundpurchase.breaks.JdbcBreaks;
import dev.tandem.fundpurchase.calendar.TradingCalendar;
import dev.tandem.fundpurchase.settlement.SettlingOutcome.Done;
import dev.tandem.fundpurchase.settlement.SettlingOutcome.NotFound;
import dev.tandem.fundpurchase.settlement.SettlingOutcome.NotNow;
import dev.tandem.fundpurchase.settlement.SettlingOutcome.OwnProposal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Settles breaks by two people: what one proposes has its effect when another approves. */
@Component
class SettleBreaks {

  private final JdbcBreaks breaks;
  private final JdbcBreakTasks tasks;
  private final CarryOutSettlements carryingOut;
  private final Clock clock;

  SettleBreaks(
      JdbcBreaks breaks, JdbcBreakTasks tasks, CarryOutSettlements carryingOut, Clock clock) {
    this.breaks = breaks;
    this.tasks = tasks;
    this.carryingOut = carryingOut;
    this.clock = clock;
  }

  /** Opens a break about an order that nothing else tells to be wrong. */
  @Transactional
  public UUID report(String orderId, String by, String note) {
    Instant now = clock.instant();
    String key = orderId + "/" + now;
    breaks.open(new Finding(
        BreakSource.OPERATOR,
        key,
        BreakKind.REPORTED,
        orderId,
        note,
        TradingCalendar.dayOf(now),
        "{}",
        "",
        now));
    UUID id = tasks.idOf(BreakSource.OPERATOR, key);
    tasks.take(id, by, now);
    return id;
  }

  /** Makes {@code by} the one who takes care of the break. */
  @Transactional
  public SettlingOutcome take(UUID id, String by) {
    return onUnsettled(id, found -> {
      tasks.take(id, by, clock.instant());
      return new Done(id);
    });
  }

  @Transactional
  public SettlingOutcome propose(UUID id, Proposal proposal, String note) {
    return onUnsettled(id, found -> {
      if (found.status() == BreakStatus.PROPOSED) {
        return new NotNow("A settlement is proposed already");
      }
      tasks.propose(id, proposal, note, clock.instant());
      return new Done(id);
    });
  }

  /**
   * Carries out what was proposed.
   *
   * @throws NotPossibleException if that cannot be; the proposal stays
   */
  @Transactional
  public SettlingOutcome approve(UUID id, String by, @Nullable String note) {
    return onProposal(id, found -> {
      if (by.equals(proposer(found))) {
        return new OwnProposal();
      }
      carryingOut.settle(found);
      tasks.settle(id, by, note, clock.instant());
      return new Done(id);
    });
  }

  /** Takes the proposal off, for another to be made. */
  @Transactional
  public SettlingOutcome turnDown(UUID id, String by, @Nullable String note) {
    return onProposal(id, found -> {
      tasks.turnDown(id, by, note, clock.instant());
      return new Done(id);
    });
  }

  private static @Nullable String proposer(HouseBreak found) {
    Proposal proposal = found.proposal();
    return proposal == null ? null : proposal.proposedBy();
  }

  private SettlingOutcome onProposal(UUID id, Function<HouseBreak, SettlingOutcome> act) {
    return onUnsettled(
        id,
        found -> found.status() == BreakStatus.PROPOSED
            ? act.apply(found)
            : new NotNow("Nothing is proposed"));
  }

  private SettlingOutcome onUnsettled(UUID id, Function<HouseBreak, SettlingOutcome> act) {
    var found = tasks.findLocked(id);
    if (found.isEmpty()) {
      return new NotFound();
    }
    return found.get().status().isClosed()
        ? new NotNow("The break is closed")
        : act.apply(found.get());
  }
}
