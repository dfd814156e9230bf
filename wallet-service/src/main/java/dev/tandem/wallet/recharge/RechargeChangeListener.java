package dev.tandem.wallet.recharge;

import java.util.List;

/** Hears of recharges that this instance has moved, once the transaction has committed. */
@FunctionalInterface
public interface RechargeChangeListener {

  /** Must neither fail nor wait: the committing thread calls it. */
  void changed(List<Recharge> recharges);
}
