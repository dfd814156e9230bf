package dev.tandem.wallet.decision;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import dev.tandem.wallet.Now;
import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.decision.StepUpOutcome.NotExpected;
import dev.tandem.wallet.decision.StepUpOutcome.NotFound;
import dev.tandem.wallet.decision.StepUpOutcome.Proven;
import dev.tandem.wallet.decision.StepUpOutcome.WrongCode;
import dev.tandem.wallet.recharge.Change;
import dev.tandem.wallet.recharge.JdbcRechargeReads;
import dev.tandem.wallet.recharge.JdbcRecharges;
import dev.tandem.wallet.recharge.Recharge;
import dev.tandem.wallet.recharge.Recharge.StepUp;
import dev.tandem.wallet.recharge.RechargeEvents;
import dev.tandem.wallet.recharge.RechargeProperties;
import dev.tandem.wallet.recharge.RechargeTransition;
import dev.tandem.web.audit.Acts;
import dev.tandem.web.stepup.StepUpCodes;
import dev.tandem.web.stepup.StepUpPayment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import static dev.tandem.wallet.recharge.RechargeStatus.STEP_UP;

/** Checks step-up codes: an owner has a few tries to prove who they are. */
@Service
class ProveOwner {

  private final JdbcRecharges recharges;
  private final JdbcRechargeReads reads;
  private final RechargeEvents events;
  private final ChargeRecharges charging;
  private final StepUpCodes codes;
  private final RechargeProperties properties;
  private final Clock clock;

  ProveOwner(
      JdbcRecharges recharges,
      JdbcRechargeReads reads,
      RechargeEvents events,
      ChargeRecharges charging,
      StepUpCodes codes,
      RechargeProperties properties,
      Clock clock) {
    this.recharges = recharges;
    this.reads = reads;
    this.events = events;
    this.charging = charging;
    this.codes = codes;
    this.properties = properties;
    this.clock = clock;
  }

  /** Checks {@code code}; if it is right the bank is asked after COMMIT. */
  @Transactional
  public StepUpOutcome prove(UUID rechargeId, String ownerId, String code) {
    var found = recharges.lock(rechargeId, ownerId);
    if (found.isEmpty()) {
      return new NotFound();
    }
    var recharge = found.get();
    var stepUp = recharge.stepUp();
    if (stepUp == null || !Now.of(clock).isBefore(stepUp.until())) {
      return new NotExpected(recharge.status());
    }
    if (!codes.proves(confirmed(recharge), stepUp.codeHash(), code)) {
      return wrongCode(recharge, stepUp);
    }
    var claimed = charging.claim(
        List.of(Change.ending(rechargeId)),
        RechargeTransition.PROVEN,
        RechargeTransition.PROVEN_WHILE_FROZEN);
    Acts.changed(WalletIds.RECHARGE.format(rechargeId), STEP_UP, "PROVEN");
    return new Proven(
        claimed.isEmpty() ? reads.find(rechargeId).orElseThrow() : claimed.getFirst());
  }

  private static StepUpPayment confirmed(Recharge recharge) {
    return new StepUpPayment(
        WalletIds.RECHARGE.format(recharge.id()),
        recharge.ownerId(),
        recharge.amount().minorUnits(),
        recharge.amount().currency().getCurrencyCode(),
        null);
  }

  private StepUpOutcome wrongCode(Recharge recharge, StepUp stepUp) {
    recharges.countStepUpFailure(recharge.id());
    Acts.changed(WalletIds.RECHARGE.format(recharge.id()), STEP_UP, "NOT_PROVEN");
    var triesLeft = properties.stepUpTries() - stepUp.failures() - 1;
    if (triesLeft <= 0) {
      var ending = Change.ending(recharge.id(), "step-up-failed");
      events.ended(recharges.move(RechargeTransition.NOT_PROVEN, List.of(ending), Now.of(clock)));
    }
    return new WrongCode(Math.max(0, triesLeft));
  }
}
