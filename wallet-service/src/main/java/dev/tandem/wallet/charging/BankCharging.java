package dev.tandem.wallet.charging;

import java.time.Clock;
import java.util.List;

import dev.tandem.wallet.Now;
import dev.tandem.web.transaction.AfterCommit;
import dev.tandem.web.work.PollingWorker;
import org.springframework.context.SmartLifecycle;

/**
 * Charges one kind of payment at the bank, and settles the payments whose answer is missing: it
 * never came, the process that asked died, or no place was free. Any number of instances may do so.
 *
 * <p>Nothing here has to survive a crash: each payment was claimed in the database before, and
 * without an answer it becomes due again there.
 */
public final class BankCharging<S> implements SmartLifecycle {

  private final Charges<S> charges;
  private final ChargingPolicy policy;
  private final BankCalls<S> calls;
  private final ChargingProperties properties;
  private final Clock clock;
  private final PollingWorker settling;

  BankCharging(
      Charges<S> charges,
      ChargingPolicy policy,
      BankCalls<S> calls,
      ChargingProperties properties,
      Clock clock) {
    this.charges = charges;
    this.policy = policy;
    this.calls = calls;
    this.properties = properties;
    this.clock = clock;
    this.settling =
        new PollingWorker(charges.name() + "-due", properties.settleInterval(), this::settleDue);
  }

  /** Charges {@code claimed} once the current transaction, which claimed them, has committed. */
  public void chargeAfterCommit(List<S> claimed) {
    if (!claimed.isEmpty()) {
      AfterCommit.run(() -> claimed.forEach(subject -> calls.ask(subject, this::charge)));
    }
  }

  /** Asks for the outcome of the payments that are due, as many as there are free places. */
  private boolean settleDue() {
    // The others are left to instances that have places.
    var limit = Math.min(properties.batch(), calls.freePlaces());
    if (limit == 0) {
      return false;
    }
    var now = Now.of(clock);
    var due = charges.takeDue(now, now.plus(properties.stale()), limit);
    due.forEach(subject -> calls.ask(subject, this::settle));
    return due.size() == limit;
  }

  Charges<S> charges() {
    return charges;
  }

  private Finding charge(S subject) {
    return charges
        .knownWithoutTheBank(subject, clock.instant())
        .orElseGet(() -> policy.charge(charges.taskOf(subject)));
  }

  private Finding settle(S subject) {
    return charges
        .knownWithoutTheBank(subject, clock.instant())
        .orElseGet(() -> policy.settle(charges.taskOf(subject)));
  }

  @Override
  public void start() {
    calls.start();
    settling.start();
  }

  @Override
  public void stop() {
    settling.stop();
    calls.stop();
  }

  @Override
  public boolean isRunning() {
    return calls.isRunning();
  }
}
