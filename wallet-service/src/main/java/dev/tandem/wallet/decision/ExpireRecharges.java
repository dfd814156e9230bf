package dev.tandem.wallet.decision;

import java.time.Clock;

import dev.tandem.wallet.Now;
import dev.tandem.wallet.recharge.Change;
import dev.tandem.wallet.recharge.Recharge;
import dev.tandem.wallet.recharge.RechargeEvents;
import dev.tandem.wallet.recharge.RechargeProperties;
import dev.tandem.wallet.recharge.RechargeTransition;
import dev.tandem.wallet.recharge.Recharges;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends recharges that nobody decided on in time, before any money moved. A decision that comes
 * later finds them ended. Any number of instances may run it.
 */
@Component
class ExpireRecharges implements SchedulingConfigurer {

  private static final int BATCH = 500;

  private final Recharges recharges;
  private final RechargeEvents events;
  private final TransactionTemplate transaction;
  private final RechargeProperties properties;
  private final Clock clock;

  ExpireRecharges(
      Recharges recharges,
      RechargeEvents events,
      TransactionTemplate transaction,
      RechargeProperties properties,
      Clock clock) {
    this.recharges = recharges;
    this.events = events;
    this.transaction = transaction;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(this::expire, properties.expiryInterval());
  }

  private void expire() {
    var full = true;
    while (full) {
      var expired = transaction.execute(status -> expireBatch());
      full = expired != null && expired == BATCH;
    }
  }

  private int expireBatch() {
    var now = Now.of(clock);
    var overdue = recharges.lockOverdue(now, BATCH);
    var endings = overdue.stream().map(ExpireRecharges::ending).toList();
    events.ended(recharges.move(RechargeTransition.WAITED_TOO_LONG, endings, now));
    return overdue.size();
  }

  private static Change ending(Recharge recharge) {
    return Change.ending(
        recharge.id(),
        switch (recharge.status()) {
          case SCREENING -> "screening-timed-out";
          case STEP_UP -> "step-up-timed-out";
          case ON_HOLD -> "review-timed-out";
          default -> throw new IllegalStateException("It has no deadline: " + recharge.status());
        });
  }
}
