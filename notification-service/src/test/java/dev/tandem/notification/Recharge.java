package dev.tandem.notification;

import java.time.Instant;
import java.util.List;

import dev.tandem.contract.Money;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskReason;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.contract.wallet.RechargeCompleted;
import dev.tandem.contract.wallet.RechargeFailed;
import dev.tandem.contract.wallet.RechargeRequested;
import dev.tandem.messaging.support.UuidV7;

/** A recharge of 12.50 yuan and what can happen to it. */
public record Recharge(String id, String ownerId) {

  private static final Money AMOUNT = Money.of(1250, "CNY");
  private static final List<RiskReason> REASONS = List.of(new RiskReason("amount", "high"));

  /** A recharge of an owner of its own. */
  public static Recharge aRecharge() {
    return of("own-" + UuidV7.next());
  }

  public static Recharge of(String ownerId) {
    return new Recharge("rch_" + UuidV7.next(), ownerId);
  }

  public RechargeRequested requested() {
    return new RechargeRequested(id, "wal_1", ownerId, AMOUNT, null, null, Instant.now(), 1);
  }

  public RechargeCompleted completed() {
    return new RechargeCompleted(id, "wal_1", ownerId, AMOUNT, Instant.now(), 2);
  }

  public RechargeFailed ended(RechargeFailed.Outcome outcome) {
    return new RechargeFailed(id, "wal_1", ownerId, AMOUNT, outcome, "any", Instant.now(), 2);
  }

  public RiskStepUpRequired stepUpRequired() {
    return new RiskStepUpRequired(
        id, "asm_1", ownerId, AMOUNT, null, null, REASONS, Instant.now(), 1);
  }

  public RiskHeld held() {
    return new RiskHeld(id, "asm_1", "rvw_1", ownerId, AMOUNT, REASONS, Instant.now(), 1);
  }
}
