package dev.tandem.wallet.recharge;

import java.util.Set;

/**
 * A step of the state machine, guarded by the states it leaves.
 *
 * @param from where a recharge must stand to take it
 * @param to where it then stands
 */
public record Move(Set<RechargeStatus> from, RechargeStatus to) {

  public Move {
    from = Set.copyOf(from);
    for (var status : from) {
      if (!status.next().contains(to)) {
        throw new IllegalArgumentException("%s cannot become %s".formatted(status, to));
      }
    }
  }

  /** The step to {@code to} from exactly {@code from}. */
  public static Move to(RechargeStatus to, RechargeStatus... from) {
    return new Move(Set.of(from), to);
  }
}
