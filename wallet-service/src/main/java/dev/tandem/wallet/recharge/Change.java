package dev.tandem.wallet.recharge;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.contract.Money;
import org.jspecify.annotations.Nullable;

/**
 * A {@link RechargeTransition} of one recharge.
 *
 * @param reason a stable word for machines, if the new state needs one
 * @param dueAt the time of its next attempt or deadline; {@code null} exactly if the new state is
 *     terminal
 * @param causedBy the event that caused it, if one did
 * @param creditedMinor the amount that a person has credited; {@code null} if no person decided
 */
public record Change(
    UUID rechargeId,
    @Nullable String reason,
    @Nullable Instant dueAt,
    @Nullable UUID causedBy,
    @Nullable Long creditedMinor) {

  /** Ends {@code rechargeId} without a reason. */
  public static Change ending(UUID rechargeId) {
    return new Change(rechargeId, null, null, null, null);
  }

  /** Ends {@code rechargeId} because of {@code reason}. */
  public static Change ending(UUID rechargeId, String reason) {
    return new Change(rechargeId, reason, null, null, null);
  }

  /** Moves {@code rechargeId} on; it is due again at {@code dueAt}. */
  public static Change until(Instant dueAt, UUID rechargeId) {
    return new Change(rechargeId, null, dueAt, null, null);
  }

  public Change because(String newReason) {
    return new Change(rechargeId, newReason, dueAt, causedBy, creditedMinor);
  }

  public Change dueAt(Instant newDueAt) {
    return new Change(rechargeId, reason, newDueAt, causedBy, creditedMinor);
  }

  public Change causedBy(UUID eventId) {
    return new Change(rechargeId, reason, dueAt, eventId, creditedMinor);
  }

  Change crediting(Money credited) {
    return new Change(rechargeId, reason, dueAt, causedBy, credited.minorUnits());
  }
}
