package dev.tandem.wallet.payment;

import java.time.Clock;

import dev.tandem.wallet.Now;
import dev.tandem.wallet.bank.BankCalls;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after payments that are not settled: the bank's answer never came, the process that asked
 * or held died, there was no place to ask, or a reversal waits. Any number of instances may run it.
 */
@Component
class SettlingPayments {

  private final DuePayments duePayments;
  private final FindingOut findingOut;
  private final BankCalls<FundPayment, Settlement> calls;
  private final PaymentProperties properties;
  private final Clock clock;

  SettlingPayments(
      DuePayments duePayments,
      FindingOut findingOut,
      BankCalls<FundPayment, Settlement> calls,
      PaymentProperties properties,
      Clock clock) {
    this.duePayments = duePayments;
    this.findingOut = findingOut;
    this.calls = calls;
    this.properties = properties;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tandem.wallet.payment.settle-interval:500ms}")
  void settle() {
    // No more than there are places for: the others are left to instances that have some.
    var limit = Math.min(properties.batch(), calls.freePlaces());
    if (limit > 0) {
      var now = Now.of(clock);
      duePayments
          .take(now, now.plus(properties.stale()), limit)
          .forEach(payment -> calls.ask(payment, findingOut::again));
    }
  }
}
