package dev.tandem.fundpurchase.settlement;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import dev.tandem.fundpurchase.breaks.BreakStatus;
import dev.tandem.fundpurchase.breaks.HouseBreak.Proposal;
import dev.tandem.fundpurchase.breaks.JdbcBreakTasks;
import dev.tandem.fundpurchase.breaks.JdbcBreaks;
import dev.tandem.fundpurchase.breaks.Settlement;
import dev.tandem.fundpurchase.orderbook.Orders;
import dev.tandem.web.security.Caller;
import dev.tandem.web.settling.BreakAction;
import dev.tandem.web.settling.Breaks;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

import static dev.tandem.web.OperatorInput.invalid;
import static dev.tandem.web.OperatorInput.note;
import static dev.tandem.web.OperatorInput.oneOf;

/**
 * Shows operators the differences between the fund house's word and our books, and lets them settle
 * these.
 */
@Component
@Endpoint(id = "confirmationbreaks")
class ConfirmationBreaksEndpoint {

  private static final int SHOWN = 100;

  private final JdbcBreaks breaks;
  private final JdbcBreakTasks tasks;
  private final SettleBreaks settling;
  private final Orders orders;
  private final Clock clock;

  ConfirmationBreaksEndpoint(
      JdbcBreaks breaks, JdbcBreakTasks tasks, SettleBreaks settling, Orders orders, Clock clock) {
    this.breaks = breaks;
    this.tasks = tasks;
    this.settling = settling;
    this.orders = orders;
    this.clock = clock;
  }

  /** The open breaks, oldest first, or the newest of a status. */
  @ReadOperation
  OpenBreaks breaks(@Nullable String status) {
    var found = status == null
        ? tasks.unsettled(SHOWN)
        : tasks.newest(oneOf(BreakStatus.class, "status", status), SHOWN);
    return new OpenBreaks(
        tasks.countUnsettled(),
        found.stream().map(it -> BreakAnswer.of(it, null, clock.instant())).toList());
  }

  /** One break, with every action on it. */
  @ReadOperation
  BreakAnswer get(@Selector String id) {
    return get(Breaks.ID.parsePath(id));
  }

  /** Opens a break about an order, so that it can be settled; the caller is in charge of it. */
  @WriteOperation
  BreakAnswer report(SecurityContext security, String orderId, String note) {
    String who = Caller.of(security.getPrincipal()).sub();
    if (!orders.exists(orderId)) {
      throw invalid("orderId names no order");
    }
    return get(settling.report(orderId, who, note(note)));
  }

  /**
   * Takes the break, or proposes, withdraws, approves or turns down a settlement.
   *
   * @param action take, propose or withdraw, by operators; approve or turn-down, by approvers
   * @param settlement the settlement that is proposed
   * @param nav the right NAV, where the settlement needs one
   * @param shares the right shares, where it needs them
   */
  @WriteOperation
  BreakAnswer act(
      SecurityContext security,
      @Selector String id,
      String action,
      @Nullable String settlement,
      @Nullable String nav,
      @Nullable String shares,
      @Nullable String note) {
    Caller caller = Caller.of(security.getPrincipal());
    String who = caller.sub();
    BreakAction wanted = BreakAction.of(action, caller);
    String said = note == null ? null : note(note);
    UUID breakId = Breaks.ID.parsePath(id);
    switch (wanted) {
      case TAKE -> settling.take(breakId, who);
      case PROPOSE -> {
        if (settlement == null || said == null) {
          throw invalid("A proposal needs settlement and note");
        }
        settling.propose(breakId, proposal(settlement, nav, shares, who), said);
      }
      case WITHDRAW -> settling.withdraw(breakId, who, said);
      case APPROVE -> settling.approve(breakId, who, said);
      case TURN_DOWN -> settling.turnDown(breakId, who, said);
    }
    return get(breakId);
  }

  private static Proposal proposal(
      String settlement, @Nullable String nav, @Nullable String shares, String proposedBy) {
    return new Proposal(
        oneOf(Settlement.class, "settlement", settlement),
        nav == null ? null : ProposedFigures.nav(nav),
        shares == null ? null : ProposedFigures.shares(shares),
        proposedBy);
  }

  private BreakAnswer get(UUID id) {
    var found = tasks
        .find(id)
        .orElseThrow(() -> Breaks.NOT_FOUND.because("There is no " + Breaks.ID.format(id)));
    return BreakAnswer.of(found, breaks.acts().of(id), clock.instant());
  }

  /**
   * A list of breaks.
   *
   * @param count the number that wait for a person
   * @param oldest the first hundred
   */
  record OpenBreaks(long count, List<BreakAnswer> oldest) {}
}
