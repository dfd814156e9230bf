package dev.tandem.wallet.recharge;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.wallet.bank.FundingToken;
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
 * @param breakId the open break it waits for
 * @param creditedMinor what a break was resolved for, if for less than the amount
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
    @Nullable UUID breakId,
    @Nullable Long creditedMinor,
    Instant createdAt,
    @Nullable Instant endedAt) {

  /** Why it waits for a person, or ended as one decided. */
  static final String CONTRADICTED = "bank-contradicts";

  /** What the wallet gets, or got, by it. */
  public Money credited() {
    return creditedMinor == null ? amount : new Money(creditedMinor, amount.currency());
  }

  /**
   * How far the bank is.
   *
   * @param since when the recharge was claimed for charging
   * @param askedAt the latest time from which on the bank may have been asked to charge
   * @param attempts how often the outcome was asked for since
   */
  public record Charging(Instant since, Instant askedAt, int attempts) {

    /** Whether the outcome is asked for only now. */
    boolean isFirstAttempt() {
      return attempts == 1;
    }
  }
}
