package dev.tandem.wallet.recharge;

import java.time.Instant;
import java.util.List;

import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.recharge.JdbcRechargeReads.Transition;
import org.jspecify.annotations.Nullable;

/**
 * A recharge as callers see it.
 *
 * @param statusReason the reason for its status, a stable word for machines
 * @param deadline the time at which its status ends if nobody decides
 * @param creditedMinor the amount the wallet got; less than the whole where the bank charged less
 *     and a person settled that
 * @param completedAt when the wallet was credited
 * @param timeline its states so far, oldest first; empty in lists
 */
public record RechargeAnswer(
    String id,
    String walletId,
    long amountMinor,
    String currency,
    RechargeStatus status,
    @Nullable String statusReason,
    @Nullable Instant deadline,
    Instant createdAt,
    @Nullable Long creditedMinor,
    @Nullable Instant completedAt,
    List<Moment> timeline) {

  /** The answer for {@code recharge}, with its {@code timeline}. */
  public static RechargeAnswer of(Recharge recharge, List<Transition> timeline) {
    return new RechargeAnswer(
        WalletIds.RECHARGE.format(recharge.id()),
        WalletIds.WALLET.format(recharge.walletId()),
        recharge.amount().minorUnits(),
        recharge.amount().currency().getCurrencyCode(),
        recharge.status(),
        recharge.statusReason(),
        recharge.decideBy(),
        recharge.createdAt(),
        recharge.status() == RechargeStatus.COMPLETED ? recharge.credited().minorUnits() : null,
        recharge.status() == RechargeStatus.COMPLETED ? recharge.endedAt() : null,
        timeline.stream().map(Moment::of).toList());
  }

  /**
   * When a state was reached.
   *
   * @param causedBy the event that caused it, if one did
   */
  public record Moment(
      RechargeStatus status,
      @Nullable String reason,
      Instant at,
      @Nullable String causedBy) {

    static Moment of(Transition transition) {
      var cause = transition.causedBy();
      return new Moment(
          transition.status(),
          transition.reason(),
          transition.at(),
          cause == null ? null : WalletIds.EVENT.format(cause));
    }
  }
}
