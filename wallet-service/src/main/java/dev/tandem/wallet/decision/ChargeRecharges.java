package dev.tandem.wallet.decision;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;

import dev.tandem.wallet.Now;
import dev.tandem.wallet.charging.BankCharging;
import dev.tandem.wallet.charging.ChargingProperties;
import dev.tandem.wallet.recharge.Change;
import dev.tandem.wallet.recharge.JdbcRechargeReads;
import dev.tandem.wallet.recharge.JdbcRecharges;
import dev.tandem.wallet.recharge.Recharge;
import dev.tandem.wallet.recharge.RechargeEvents;
import dev.tandem.wallet.recharge.RechargeTransition;
import org.springframework.stereotype.Component;

/**
 * Claims recharges for charging. The claim commits before the bank is asked: a recharge that
 * expired or was rejected meanwhile cannot be claimed, and one that is claimed can neither expire
 * nor be rejected.
 */
@Component
class ChargeRecharges {

  private final JdbcRecharges recharges;
  private final JdbcRechargeReads reads;
  private final RechargeEvents events;
  private final BankCharging<Recharge> bank;
  private final ChargingProperties properties;
  private final Clock clock;

  ChargeRecharges(
      JdbcRecharges recharges,
      JdbcRechargeReads reads,
      RechargeEvents events,
      BankCharging<Recharge> bank,
      ChargingProperties properties,
      Clock clock) {
    this.recharges = recharges;
    this.reads = reads;
    this.events = events;
    this.bank = bank;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Applies {@code claimed} to those of {@code wanted} that can take it, and charges them at the
   * bank once the current transaction has committed. Recharges of frozen wallets get {@code
   * whileFrozen} instead.
   * @return the recharges that were claimed, in their new state
   */
  List<Recharge> claim(
      List<Change> wanted, RechargeTransition claimed, RechargeTransition whileFrozen) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    var at = Now.of(clock);
    var due = at.plus(properties.stale());
    var frozen = new HashSet<>(
        reads.ofFrozenWallets(wanted.stream().map(Change::rechargeId).toList()));
    events.ended(recharges.move(
        whileFrozen,
        wanted.stream()
            .filter(change -> frozen.contains(change.rechargeId()))
            .map(change -> change.because("wallet-frozen"))
            .toList(),
        at));
    var charging = recharges.move(
        claimed,
        wanted.stream()
            .filter(change -> !frozen.contains(change.rechargeId()))
            .map(change -> change.dueAt(due))
            .toList(),
        at);
    bank.chargeAfterCommit(charging);
    return charging;
  }
}
