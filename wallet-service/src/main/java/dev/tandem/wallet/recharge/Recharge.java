package dev.tandem.wallet.recharge;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.wallet.bank.FundingToken;
import org.jspecify.annotations.Nullable;

/**
 * A recharge, the movement of money from a bank into a wallet, as it stood when it was read.
 *
 * @param statusReason the reason for its status, a stable word for machines
 * @param fundingToken names the card or account to charge; {@code null} once it has ended
 * @param transitionCount the number of states in its timeline
 * @param eventSequence the number of its latest event
 * @param decideBy the time until which risk, its owner or a reviewer may decide, while it waits for
 *     one of them
 * @param stepUp the proof that its owner owes, while it waits for that
 * @param charging the state of charging; {@code null} before it was claimed for that
 * @param breakId the open break it waits for
 * @param creditedMinor the amount credited by resolving a break, if less than the whole
 * @param endedAt when it reached a terminal state
 * @param traceId the trace of its request
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
    @Nullable Instant decideBy,
    @Nullable StepUp stepUp,
    @Nullable Charging charging,
    @Nullable UUID breakId,
    @Nullable Long creditedMinor,
    Instant createdAt,
    @Nullable Instant endedAt,
    @Nullable UUID traceId) {

  /** The reason of a recharge that waits for a person, or that a person has ended. */
  static final String CONTRADICTED = "bank-contradicts";

  /** The amount that the wallet gets, or got. */
  public Money credited() {
    return creditedMinor == null ? amount : new Money(creditedMinor, amount.currency());
  }

  /**
   * The proof that the owner owes.
   *
   * @param codeHash what was kept of the code that was sent to them, if one was
   * @param until when it is too late for a code
   * @param failures the number of wrong codes
   */
  public record StepUp(@Nullable String codeHash, Instant until, int failures) {}

  /**
   * The state of charging at the bank.
   *
   * @param since when the recharge was claimed for charging
   * @param askedAt the earliest time at which the latest request to charge can have been sent
   * @param attempts the number of queries since
   */
  public record Charging(Instant since, Instant askedAt, int attempts) {

    /** Whether this is the first query for the outcome. */
    boolean isFirstAttempt() {
      return attempts == 1;
    }
  }
}
