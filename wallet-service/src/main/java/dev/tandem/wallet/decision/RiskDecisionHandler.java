package dev.tandem.wallet.decision;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import dev.tandem.contract.risk.RiskApproved;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskRejected;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.wallet.Now;
import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.recharge.Change;
import dev.tandem.wallet.recharge.JdbcRecharges;
import dev.tandem.wallet.recharge.RechargeEvents;
import dev.tandem.wallet.recharge.RechargeProperties;
import dev.tandem.wallet.recharge.RechargeTransition;
import dev.tandem.web.stepup.OneTimeCodes;
import dev.tandem.web.stepup.StepUpPayment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/**
 * Applies risk's decisions, a batch at a time. A decision that comes late, twice or after another
 * one has no effect; decisions on fund orders are ignored.
 */
@Component
class RiskDecisionHandler {

  private static final String GROUP = "wallet-risk-decisions";

  private final ChargeRecharges charging;
  private final JdbcRecharges recharges;
  private final RechargeEvents events;
  private final OneTimeCodes codes;
  private final RechargeProperties properties;
  private final Clock clock;

  RiskDecisionHandler(
      ChargeRecharges charging,
      JdbcRecharges recharges,
      RechargeEvents events,
      OneTimeCodes codes,
      RechargeProperties properties,
      Clock clock) {
    this.charging = charging;
    this.recharges = recharges;
    this.events = events;
    this.codes = codes;
    this.properties = properties;
    this.clock = clock;
  }

  @EventHandler(group = GROUP)
  void approved(List<Event<RiskApproved>> decisions) {
    charging.claim(
        changes(decisions, RiskApproved::subjectId, Change::ending),
        RechargeTransition.APPROVED,
        RechargeTransition.APPROVED_WHILE_FROZEN);
  }

  @EventHandler(group = GROUP)
  void stepUpRequired(List<Event<RiskStepUpRequired>> decisions) {
    var at = Now.of(clock);
    var deadline = at.plus(properties.stepUpDeadline());
    var moved = recharges.move(
        RechargeTransition.STEP_UP_REQUIRED,
        changes(
            decisions,
            RiskStepUpRequired::subjectId,
            id -> Change.until(deadline, id).because("risk-step-up")),
        at);
    var bySubject = decisions.stream()
        .map(Event::data)
        .collect(toMap(RiskStepUpRequired::subjectId, identity(), (first, later) -> first));
    recharges.keepCodeHashes(
        moved,
        recharge ->
            hashOf(requireNonNull(bySubject.get(WalletIds.RECHARGE.format(recharge.id())))));
  }

  // Of what the owner was told, not of the recharge as it is: a difference makes the code void.
  private @Nullable String hashOf(RiskStepUpRequired told) {
    var payment = new StepUpPayment(
        told.subjectId(),
        told.ownerId(),
        told.amount().minorUnits(),
        told.amount().currency().getCurrencyCode(),
        told.payee());
    return codes.hash(payment, told.sealedCode());
  }

  @EventHandler(group = GROUP)
  void held(List<Event<RiskHeld>> decisions) {
    var at = Now.of(clock);
    var deadline = at.plus(properties.reviewDeadline());
    recharges.move(
        RechargeTransition.HELD,
        changes(
            decisions, RiskHeld::subjectId, id -> Change.until(deadline, id).because("risk-held")),
        at);
  }

  @EventHandler(group = GROUP)
  void rejected(List<Event<RiskRejected>> decisions) {
    var changes =
        changes(decisions, RiskRejected::subjectId, id -> Change.ending(id, "risk-rejected"));
    events.ended(recharges.move(RechargeTransition.REFUSED, changes, Now.of(clock)));
  }

  private static <D> List<Change> changes(
      List<Event<D>> decisions, Function<D, String> subjectId, Function<UUID, Change> change) {
    return decisions.stream()
        .flatMap(decision -> WalletIds.RECHARGE.parse(subjectId.apply(decision.data())).stream()
            .map(id -> change.apply(id).causedBy(decision.id())))
        .toList();
  }
}
