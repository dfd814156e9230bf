package dev.tandem.wallet.charging;

import java.time.Clock;

import dev.tandem.wallet.Now;
import dev.tandem.wallet.recharge.DueRecharges;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after recharges whose bank answer is missing: it never came, the process that asked died, or there
 * was no place to ask. Any number of instances may run it.
 */
@Component
class SettlingRecharges {

  private final DueRecharges dueRecharges;
  private final AskingTheBank asking;
  private final ChargingBank bank;
  private final ChargingProperties properties;
  private final Clock clock;

  SettlingRecharges(
      DueRecharges dueRecharges,
      AskingTheBank asking,
      ChargingBank bank,
      ChargingProperties properties,
      Clock clock) {
    this.dueRecharges = dueRecharges;
    this.asking = asking;
    this.bank = bank;
    this.properties = properties;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tandem.wallet.charging.settle-interval:500ms}")
  void settle() {
    // No more than there are places for: the others are left to instances that have some.
    var limit = Math.min(properties.batch(), bank.freePlaces());
    if (limit > 0) {
      var now = Now.of(clock);
      bank.settle(dueRecharges.takeUnsettled(
          now, now.plus(properties.stale()), asking.chargeableSince(now), limit));
    }
  }
}
