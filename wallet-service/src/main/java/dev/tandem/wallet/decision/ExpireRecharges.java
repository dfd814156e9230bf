package dev.tandem.wallet.decision;

import java.time.Clock;

import dev.tandem.wallet.Now;
import dev.tandem.wallet.recharge.Change;
import dev.tandem.wallet.recharge.JdbcRecharges;
import dev.tandem.wallet.recharge.Recharge;
import dev.tandem.wallet.recharge.RechargeEvents;
import dev.tandem.wallet.recharge.RechargeTransition;
import dev.tandem.web.work.PollingWorker;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends recharges that nobody decided on in time, before any money moved. Later decisions have no
 * effect on them. Any number of instances may run it.
 */
@Component
class ExpireRecharges implements PollingWorker.Round {

  private static final int BATCH = 500;

  private final JdbcRecharges recharges;
  private final RechargeEvents events;
  private final Clock clock;

  ExpireRecharges(JdbcRecharges recharges, RechargeEvents events, Clock clock) {
    this.recharges = recharges;
    this.events = events;
    this.clock = clock;
  }

  @Override
  @Transactional
  public boolean work() {
    var now = Now.of(clock);
    var overdue = recharges.lockOverdue(now, BATCH);
    var endings = overdue.stream().map(ExpireRecharges::ending).toList();
    events.ended(recharges.move(RechargeTransition.WAITED_TOO_LONG, endings, now));
    return overdue.size() == BATCH;
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
