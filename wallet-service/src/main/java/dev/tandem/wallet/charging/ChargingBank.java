package dev.tandem.wallet.charging;

import java.util.List;

import dev.tandem.wallet.AfterCommit;
import dev.tandem.wallet.bank.BankCalls;
import dev.tandem.wallet.recharge.Recharge;
import org.springframework.stereotype.Component;

/**
 * Has the bank asked about recharges. Nothing here has to survive a crash: a recharge was claimed in the
 * database before it came here, and one without an answer becomes due again there.
 */
@Component
class ChargingBank {

  private final AskingTheBank asking;
  private final BankCalls<Recharge, Settlement> calls;

  ChargingBank(AskingTheBank asking, BankCalls<Recharge, Settlement> calls) {
    this.asking = asking;
    this.calls = calls;
  }

  /** Charges {@code claimed} once the current transaction, which claimed them, has committed. */
  void chargeAfterCommit(List<Recharge> claimed) {
    if (!claimed.isEmpty()) {
      AfterCommit.run(() -> claimed.forEach(recharge -> calls.ask(recharge, asking::charge)));
    }
  }

  /** Finds out what became of {@code unsettled}. */
  void settle(List<Recharge> unsettled) {
    unsettled.forEach(recharge -> calls.ask(recharge, asking::settle));
  }

  /** How many more recharges the bank can be asked about now. */
  int freePlaces() {
    return calls.freePlaces();
  }
}
