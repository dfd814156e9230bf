package dev.tandem.fundpurchase.settlement;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.fundpurchase.breaks.BreakKind;
import dev.tandem.fundpurchase.breaks.BreakSource;
import dev.tandem.fundpurchase.breaks.Finding;
import dev.tandem.fundpurchase.breaks.HouseBreak;
import dev.tandem.fundpurchase.breaks.HouseBreak.Proposal;
import dev.tandem.fundpurchase.breaks.JdbcBreakTasks;
import dev.tandem.fundpurchase.breaks.JdbcBreaks;
import dev.tandem.fundpurchase.orderbook.Orders;
import dev.tandem.web.calendar.TradingCalendar;
import dev.tandem.web.settling.SettleByTwo;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Settles what the fund house says and we do not. */
@Component
class SettleBreaks extends SettleByTwo<HouseBreak, Proposal> {

  private final JdbcBreaks breaks;
  private final JdbcBreakTasks tasks;
  private final Orders orders;
  private final CarryOutSettlements carryingOut;
  private final Clock clock;

  SettleBreaks(
      JdbcBreaks breaks,
      JdbcBreakTasks tasks,
      Orders orders,
      CarryOutSettlements carryingOut,
      Clock clock) {
    super(breaks.acts(), clock);
    this.breaks = breaks;
    this.tasks = tasks;
    this.orders = orders;
    this.carryingOut = carryingOut;
    this.clock = clock;
  }

  /** Opens a break about an order with which nothing else has found anything wrong. */
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
    take(id, by);
    return id;
  }

  @Override
  protected Optional<HouseBreak> findLocked(UUID id) {
    // The order before its break, like those who apply what the fund house says.
    tasks.find(id).ifPresent(it -> orders.findLocked(it.reference()));
    return tasks.findLocked(id);
  }

  @Override
  protected void assign(HouseBreak found, String owner) {
    tasks.assign(found.id(), owner);
  }

  @Override
  protected void propose(HouseBreak found, Proposal proposal, String note) {
    tasks.propose(found.id(), proposal);
  }

  @Override
  protected void settle(HouseBreak found, String approvedBy, Instant at) {
    carryingOut.settle(found);
    tasks.settle(found.id(), approvedBy, at);
  }

  @Override
  protected void turnDown(HouseBreak found) {
    tasks.turnDown(found.id());
  }
}
