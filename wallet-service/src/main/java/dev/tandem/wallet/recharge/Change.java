package dev.tandem.wallet.recharge;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One recharge's part of a {@link Move}.
 *
 * @param reason a stable word for machines, if the new state needs one
 * @param dueAt when a job looks after it; {@code null} exactly if the new state is terminal
 * @param causedBy the event that caused it, if one did
 */
public record Change(
    UUID rechargeId,
    @Nullable String reason,
    @Nullable Instant dueAt,
    @Nullable UUID causedBy) {

  /** Ends {@code rechargeId} without a reason. */
  public static Change ending(UUID rechargeId) {
    return new Change(rechargeId, null, null, null);
  }

  /** Ends {@code rechargeId} because of {@code reason}. */
  public static Change ending(UUID rechargeId, String reason) {
    return new Change(rechargeId, reason, null, null);
  }

  /** Moves {@code rechargeId} on; it is looked after again at {@code dueAt}. */
  public static Change until(Instant dueAt, UUID rechargeId) {
    return new Change(rechargeId, null, dueAt, null);
  }

  public Change because(String newReason) {
    return new Change(rechargeId, newReason, dueAt, causedBy);
  }

  public Change dueAt(Instant newDueAt) {
    return new Change(rechargeId, reason, newDueAt, causedBy);
  }

  public Change causedBy(UUID eventId) {
    return new Change(rechargeId, reason, dueAt, eventId);
  }
}
