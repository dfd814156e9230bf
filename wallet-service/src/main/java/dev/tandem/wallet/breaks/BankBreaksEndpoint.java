package dev.tandem.wallet.breaks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.breaks.BankBreak.Proposal;
import dev.tandem.web.OperatorInput;
import dev.tandem.web.security.Caller;
import dev.tandem.web.settling.BreakAction;
import dev.tandem.web.settling.BreakActs.Act;
import dev.tandem.web.settling.Breaks;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** Shows operators the charges that the bank contradicts, and lets them settle these. */
@Component
@Endpoint(id = "bankbreaks")
class BankBreaksEndpoint {

  private static final int SHOWN = 100;

  private final JdbcBreakTasks breaks;
  private final SettleBankBreaks settling;
  private final Clock clock;

  BankBreaksEndpoint(JdbcBreakTasks breaks, SettleBankBreaks settling, Clock clock) {
    this.breaks = breaks;
    this.settling = settling;
    this.clock = clock;
  }

  /** The breaks that are not closed, oldest first. */
  @ReadOperation
  OpenBreaksAnswer open() {
    return new OpenBreaksAnswer(
        breaks.standing().open(),
        breaks.open(SHOWN).stream().map(it -> answer(it, null)).toList());
  }

  /** One break, with everything that was done about it. */
  @ReadOperation
  BreakAnswer one(@Selector String id) {
    return one(Breaks.ID.parsePath(id));
  }

  /**
   * Takes the break, or proposes, withdraws, approves or turns down a settlement.
   *
   * @param action take, propose or withdraw, by operators; approve or turn-down, by approvers
   * @param settlement credit-smaller, accept-bank or fail, if one is proposed
   */
  @WriteOperation
  BreakAnswer act(
      SecurityContext security,
      @Selector String id,
      String action,
      @Nullable String settlement,
      @Nullable String note) {
    var caller = Caller.of(security.getPrincipal());
    var who = caller.sub();
    var wanted = BreakAction.of(action, caller);
    var said = note == null ? null : OperatorInput.note(note);
    var breakId = Breaks.ID.parsePath(id);
    switch (wanted) {
      case TAKE -> settling.take(breakId, who);
      case PROPOSE -> {
        var proposal = proposal(settlement, said, who);
        settling.propose(breakId, proposal, proposal.note());
      }
      case WITHDRAW -> settling.withdraw(breakId, who, said);
      case APPROVE -> settling.approve(breakId, who, said);
      case TURN_DOWN -> settling.turnDown(breakId, who, said);
    }
    return one(breakId);
  }

  private static Proposal proposal(
      @Nullable String settlement, @Nullable String note, String proposedBy) {
    if (settlement == null || note == null) {
      throw OperatorInput.invalid("A proposal needs settlement and note");
    }
    return new Proposal(
        OperatorInput.oneOf(Settlement.class, "settlement", settlement), note, proposedBy);
  }

  private BreakAnswer one(UUID id) {
    var found = breaks
        .find(id)
        .orElseThrow(() -> Breaks.NOT_FOUND.because("There is no " + Breaks.ID.format(id)));
    return answer(found, breaks.acts().of(id));
  }

  private BreakAnswer answer(BankBreak it, @Nullable List<Act> acts) {
    var subject = switch (it.subject()) {
      case RECHARGE -> WalletIds.RECHARGE.format(it.subjectId());
      case FUND_PAYMENT -> WalletIds.ORDER.format(it.subjectId());
    };
    var until = it.settled() == null ? clock.instant() : it.settled().at();
    return new BreakAnswer(
        Breaks.ID.format(it.id()),
        subject,
        it.kind().name(),
        it.status(),
        it.asked(),
        it.bank(),
        it.smallestMinor(),
        it.evidence(),
        it.owner(),
        it.foundAt(),
        Duration.between(it.foundAt(), until).toSeconds(),
        it.seenAt(),
        it.timesSeen(),
        it.proposal(),
        it.settled(),
        acts);
  }

  /**
   * The open breaks.
   *
   * @param count the number of all open breaks
   * @param oldest the first hundred
   */
  record OpenBreaksAnswer(long count, List<BreakAnswer> oldest) {}

  /**
   * A break as operators see it.
   *
   * @param subject the recharge or the order
   * @param bank what the bank says now that it has charged, if it says so
   * @param smallestMinor the smallest charge it spoke of in the currency that was asked for
   * @param proposal how somebody wants it settled, or how it was
   * @param acts what was done about it, where one break is asked for
   */
  record BreakAnswer(
      String id,
      String subject,
      String kind,
      String status,
      Money asked,
      @Nullable Money bank,
      @Nullable Long smallestMinor,
      String evidence,
      @Nullable String owner,
      Instant foundAt,
      long ageSeconds,
      Instant seenAt,
      int timesSeen,
      @Nullable Proposal proposal,
      BankBreak.@Nullable Settled settled,
      @Nullable List<Act> acts) {}
}
