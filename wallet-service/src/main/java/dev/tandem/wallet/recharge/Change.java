package dev.tandem.wallet.recharge;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.contract.Money;
import org.jspecify.annotations.Nullable;

/**
 * One recharge's part of a {@link RechargeTransition}.
 *
 * @param reason a stable word for machines, if the new state needs one
 * @param dueAt when a job looks after it; {@code null} exactly if the new state is terminal
 * @param causedBy the event that caused it, if one did
 * @param creditedMinor what a person had credited; {@code null} where that is not for a person
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

  /** Moves {@code rechargeId} on; it is looked after again at {@code dueAt}. */
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
