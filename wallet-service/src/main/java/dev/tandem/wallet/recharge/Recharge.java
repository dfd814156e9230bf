package dev.tandem.wallet.recharge;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.contract.Money;
import org.jspecify.annotations.Nullable;

/**
 * An owner's wish to move money from a bank into a wallet, as it stood when it was read.
 *
 * @param statusReason why it stands there, a stable word for machines
 * @param fundingToken what to charge by; gone once it has ended
 * @param transitionCount how many states it has been in
 * @param eventSequence the number of its latest event
 * @param stepUpFailures how many wrong codes the owner gave
 * @param charging what is known about the bank; {@code null} before it was claimed for charging
 * @param endedAt when it reached a terminal state
 */
public record Recharge(
    UUID id,
    UUID walletId,
    String ownerId,
    Money amount,
    RechargeStatus status,
    @Nullable String statusReason,
    @Nullable FundingToken fundingToken,
    int transitionCount,
    int eventSequence,
    int stepUpFailures,
    @Nullable Charging charging,
    Instant createdAt,
    @Nullable Instant endedAt) {

  /**
   * How far the bank is.
   *
   * @param since when the recharge was claimed for charging
   * @param askedAt the latest time from which on the bank may have been asked to charge
   * @param attempts how often the outcome was asked for since
   */
  public record Charging(Instant since, Instant askedAt, int attempts) {

    /** Whether the outcome is asked for only now: before, there may have been no place to ask the bank at all. */
    public boolean isFirstAttempt() {
      return attempts == 1;
    }
  }
}
