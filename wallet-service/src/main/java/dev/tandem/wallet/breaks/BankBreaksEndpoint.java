package dev.tandem.wallet.breaks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.WalletProblems;
import dev.tandem.wallet.breaks.ResolveOutcome.Done;
import dev.tandem.wallet.breaks.ResolveOutcome.NotFound;
import dev.tandem.wallet.breaks.ResolveOutcome.NotPossible;
import dev.tandem.wallet.breaks.ResolveOutcome.ResolvedBefore;
import dev.tandem.web.problem.ProblemException;
import dev.tandem.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** Shows operators where the bank contradicts what it was asked, and lets them settle it. */
@Component
@Endpoint(id = "bankbreaks")
class BankBreaksEndpoint {

  private static final Logger log = LoggerFactory.getLogger(BankBreaksEndpoint.class);
  private static final int SHOWN = 100;
  private static final int LONGEST_TEXT = 500;

  private final JdbcBankBreaks breaks;
  private final ResolveBankBreaks resolving;
  private final Clock clock;

  BankBreaksEndpoint(JdbcBankBreaks breaks, ResolveBankBreaks resolving, Clock clock) {
    this.breaks = breaks;
    this.resolving = resolving;
    this.clock = clock;
  }

  @ReadOperation
  OpenBreaksAnswer open() {
    return new OpenBreaksAnswer(
        breaks.standing().open(), breaks.open(SHOWN).stream().map(this::answer).toList());
  }

  @ReadOperation
  BreakAnswer one(@Selector String id) {
    return answer(find(WalletIds.BREAK.parsePath(id)));
  }

  /**
   * Takes {@code action} with a break.
   *
   * @param action take, credit-smaller, accept-bank or fail
   */
  @WriteOperation
  BreakAnswer act(SecurityContext security, @Selector String id, String action, String reason) {
    var breakId = WalletIds.BREAK.parsePath(id);
    var operator = Caller.of(security.getPrincipal()).sub();
    var why = plain("reason", reason);
    log.warn("{}: {} {} because of: {}", operator, plain("action", action), id, why);
    if (action.equals("take")) {
      var taken = breaks.assign(breakId, operator);
      var found = find(breakId);
      return taken ? answer(found) : answer(new ResolvedBefore(found));
    }
    return answer(resolving.resolve(breakId, resolutionOf(action), operator, why));
  }

  private BreakAnswer answer(ResolveOutcome outcome) {
    return switch (outcome) {
      case Done(var resolved) -> answer(resolved);
      case ResolvedBefore(var resolved) ->
        throw WalletProblems.BREAK_NOT_OPEN.because(
            WalletIds.BREAK.format(resolved.id()) + " is resolved already");
      case NotPossible(var open) ->
        throw WalletProblems.SETTLEMENT_NOT_POSSIBLE.because(
            "The figures of %s do not allow it".formatted(WalletIds.BREAK.format(open.id())));
      case NotFound() -> throw notFound();
    };
  }

  private BankBreak find(UUID id) {
    return breaks.find(id).orElseThrow(BankBreaksEndpoint::notFound);
  }

  private static ProblemException notFound() {
    return WalletProblems.BREAK_NOT_FOUND.because("There is no such break");
  }

  private static Resolution resolutionOf(String action) {
    return switch (action) {
      case "credit-smaller" -> Resolution.CREDIT_SMALLER;
      case "accept-bank" -> Resolution.ACCEPT_BANK;
      case "fail" -> Resolution.FAIL;
      default ->
        throw new InvalidEndpointRequestException(
            "Unknown action", "action must be take, credit-smaller, accept-bank or fail");
    };
  }

  // One line, so that it cannot forge others in the log.
  private static String plain(String field, String text) {
    var plain = text.replaceAll("\\p{Cntrl}", " ").strip();
    if (plain.isEmpty() || plain.length() > LONGEST_TEXT) {
      throw new InvalidEndpointRequestException(
          field + " is empty or too long",
          "%s must have 1 to %s characters".formatted(field, LONGEST_TEXT));
    }
    return plain;
  }

  private BreakAnswer answer(BankBreak it) {
    var subject = switch (it.subject()) {
      case RECHARGE -> WalletIds.RECHARGE.format(it.subjectId());
      case FUND_PAYMENT -> WalletIds.ORDER.format(it.subjectId());
    };
    var until = it.resolved() == null ? clock.instant() : it.resolved().at();
    return new BreakAnswer(
        WalletIds.BREAK.format(it.id()),
        subject,
        it.kind().name(),
        it.resolved() == null ? "OPEN" : "RESOLVED",
        it.asked(),
        it.bank(),
        it.smallestMinor(),
        it.evidence(),
        it.owner(),
        it.foundAt(),
        Duration.between(it.foundAt(), until).toSeconds(),
        it.seenAt(),
        it.timesSeen(),
        it.resolved());
  }

  /**
   * The open breaks.
   *
   * @param count all of them
   * @param oldest the first hundred
   */
  record OpenBreaksAnswer(long count, List<BreakAnswer> oldest) {}

  /**
   * A break as operators see it.
   *
   * @param subject the recharge or the order
   * @param bank what the bank says now that it has charged, if it says so
   * @param smallestMinor the smallest charge it spoke of in the currency that was asked for
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
      BankBreak.@Nullable Resolved resolved) {}
}
