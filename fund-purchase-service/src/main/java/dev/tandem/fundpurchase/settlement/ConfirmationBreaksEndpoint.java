package dev.tandem.fundpurchase.settlement;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import dev.tandem.fundpurchase.FundPurchaseProblems;
import dev.tandem.fundpurchase.breaks.BreakStatus;
import dev.tandem.fundpurchase.breaks.HouseBreak.Proposal;
import dev.tandem.fundpurchase.breaks.JdbcBreakTasks;
import dev.tandem.fundpurchase.breaks.Settlement;
import dev.tandem.fundpurchase.orderbook.Orders;
import dev.tandem.fundpurchase.settlement.SettlingOutcome.Done;
import dev.tandem.fundpurchase.settlement.SettlingOutcome.NotFound;
import dev.tandem.fundpurchase.settlement.SettlingOutcome.NotNow;
import dev.tandem.fundpurchase.settlement.SettlingOutcome.NotPossible;
import dev.tandem.fundpurchase.settlement.SettlingOutcome.OwnProposal;
import dev.tandem.web.problem.ProblemException;
import dev.tandem.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

import static dev.tandem.fundpurchase.settlement.OperatorInput.invalid;
import static dev.tandem.fundpurchase.settlement.OperatorInput.note;
import static dev.tandem.fundpurchase.settlement.OperatorInput.oneOf;
import static dev.tandem.web.security.Role.APPROVER;
import static dev.tandem.web.security.Role.OPERATOR;

/**
 * Shows operators what the fund house said and nobody here can explain, and lets them settle it.
 */
@Component
@Endpoint(id = "confirmationbreaks")
class ConfirmationBreaksEndpoint {

  private static final int SHOWN = 100;

  private final JdbcBreakTasks tasks;
  private final SettleBreaks settling;
  private final Orders orders;
  private final Clock clock;

  ConfirmationBreaksEndpoint(
      JdbcBreakTasks tasks, SettleBreaks settling, Orders orders, Clock clock) {
    this.tasks = tasks;
    this.settling = settling;
    this.orders = orders;
    this.clock = clock;
  }

  /** The breaks that are not closed, oldest first, or the newest of a status. */
  @ReadOperation
  Breaks breaks(@Nullable String status) {
    var found = status == null
        ? tasks.unsettled(SHOWN)
        : tasks.newest(oneOf(BreakStatus.class, "status", status), SHOWN);
    return new Breaks(
        tasks.countUnsettled(),
        found.stream().map(it -> BreakAnswer.of(it, null, clock.instant())).toList());
  }

  /** One break, with everything that was done about it. */
  @ReadOperation
  BreakAnswer get(@Selector String id) {
    return get(BreakIds.BREAK.parsePath(id));
  }

  /** Opens a break about an order, so that it can be settled; the caller takes care of it. */
  @WriteOperation
  BreakAnswer report(SecurityContext security, String orderId, String note) {
    String who = Caller.of(security.getPrincipal()).sub();
    if (!orders.exists(orderId)) {
      throw invalid("orderId names no order");
    }
    return get(settling.report(orderId, who, note(note)));
  }

  /**
   * Takes the break, or proposes, approves or turns down a settlement.
   *
   * @param action take or propose, by operators; approve or turn-down, by approvers
   * @param settlement how it is to be settled, if that is proposed
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
    caller.require(List.of("approve", "turn-down").contains(action) ? APPROVER : OPERATOR);
    String who = caller.sub();
    String said = note == null ? null : note(note);
    Function<UUID, SettlingOutcome> act = switch (action) {
      case "take" -> it -> settling.take(it, who);
      case "propose" -> proposing(settlement, nav, shares, who, said);
      case "approve" -> it -> settling.approve(it, who, said);
      case "turn-down" -> it -> settling.turnDown(it, who, said);
      default -> throw invalid("action must be take, propose, approve or turn-down");
    };
    return answer(outcome(act, BreakIds.BREAK.parsePath(id)));
  }

  private Function<UUID, SettlingOutcome> proposing(
      @Nullable String settlement,
      @Nullable String nav,
      @Nullable String shares,
      String who,
      @Nullable String said) {
    if (settlement == null || said == null) {
      throw invalid("A proposal needs settlement and note");
    }
    var proposal = new Proposal(
        oneOf(Settlement.class, "settlement", settlement),
        nav == null ? null : OperatorInput.nav(nav),
        shares == null ? null : OperatorInput.shares(shares),
        who);
    return it -> settling.propose(it, proposal, said);
  }

  private static SettlingOutcome outcome(Function<UUID, SettlingOutcome> act, UUID id) {
    try {
      return act.apply(id);
    } catch (NotPossibleException e) {
      return new NotPossible(String.valueOf(e.getMessage()));
    }
  }

  private BreakAnswer answer(SettlingOutcome outcome) {
    return switch (outcome) {
      case Done(var id) -> get(id);
      case NotFound() -> throw notFound();
      case NotNow(var why) -> throw FundPurchaseProblems.BREAK_NOT_OPEN.because(why);
      case OwnProposal() ->
        throw FundPurchaseProblems.SELF_APPROVAL.because("Another person has to approve it");
      case NotPossible(var why) -> throw FundPurchaseProblems.SETTLEMENT_NOT_POSSIBLE.because(why);
    };
  }

  private BreakAnswer get(UUID id) {
    var found = tasks.find(id).orElseThrow(ConfirmationBreaksEndpoint::notFound);
    return BreakAnswer.of(found, tasks.acts(id), clock.instant());
  }

  private static ProblemException notFound() {
    return FundPurchaseProblems.BREAK_NOT_FOUND.because("There is no such break");
  }

  /**
   * The breaks.
   *
   * @param count those that wait for a person
   * @param oldest the first hundred
   */
  record Breaks(long count, List<BreakAnswer> oldest) {}
}
