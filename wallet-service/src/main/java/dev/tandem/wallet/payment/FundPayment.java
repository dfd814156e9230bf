package dev.tandem.wallet.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.messaging.PermanentFailureException;
import dev.tandem.wallet.bank.FundingToken;
import dev.tandem.wallet.charging.Finding;
import dev.tandem.wallet.charging.Finding.AskLater;
import dev.tandem.wallet.charging.Finding.Contradicted;
import dev.tandem.wallet.charging.Finding.Funded;
import dev.tandem.wallet.charging.Finding.Refused;
import dev.tandem.wallet.charging.Finding.TryLater;
import dev.tandem.wallet.ledger.Journal;
import dev.tandem.wallet.ledger.PurchaseMoney;
import org.jspecify.annotations.Nullable;

import static dev.tandem.wallet.payment.PaymentStatus.CHARGING;
import static dev.tandem.wallet.payment.PaymentStatus.FAILED;
import static dev.tandem.wallet.payment.PaymentStatus.HELD;
import static dev.tandem.wallet.payment.PaymentStatus.PAID;
import static dev.tandem.wallet.payment.PaymentStatus.REVERSING;
import static dev.tandem.wallet.payment.PaymentStatus.SUBMITTED;
import static dev.tandem.wallet.payment.PaymentStatus.UNKNOWN;
import static dev.tandem.wallet.payment.PaymentTransition.ACCEPTED_BY_HOUSE;
import static dev.tandem.wallet.payment.PaymentTransition.BANK_SILENT;
import static dev.tandem.wallet.payment.PaymentTransition.CLAIMED;
import static dev.tandem.wallet.payment.PaymentTransition.FUNDED;
import static dev.tandem.wallet.payment.PaymentTransition.REFUSED;
import static dev.tandem.wallet.payment.PaymentTransition.REVERSAL_WAITS;
import static dev.tandem.wallet.payment.PaymentTransition.SET_ASIDE;

/**
 * The payment of a fund order as it stood when it was read. Each method stands for something that
 * happened and returns the step that follows from it, or none if it came late or twice.
 *
 * @param waivedFee the fee that a discount waives and the house pays
 * @param statusReason the reason for its status, a stable word for machines
 * @param fundingToken names the card or account to charge; {@code null} once nothing may be charged
 *     any more
 * @param payBy no charge and no capture may start after this time; {@code null} if only its
 *     reversal was requested
 * @param returned the amount that a reversal returned to the wallet
 * @param eventSequence the number of its latest event, 0 before the first
 * @param bankAskedAt the latest time from which on the bank may have been asked to charge
 * @param attempts how often it was looked after
 * @param breakId the open break it waits for
 * @param traceId the trace of the order's request
 */
record FundPayment(
    UUID orderId,
    PurchaseKind kind,
    UUID walletId,
    String ownerId,
    Money amount,
    Money fee,
    Money waivedFee,
    PaymentStatus status,
    @Nullable String statusReason,
    @Nullable FundingToken fundingToken,
    @Nullable Instant payBy,
    @Nullable Money returned,
    int eventSequence,
    @Nullable Instant bankAskedAt,
    int attempts,
    @Nullable UUID breakId,
    @Nullable UUID traceId) {

  /** The reason of a payment refused before the bank was asked or anything was held. */
  static final String DEADLINE = "payment-deadline";

  /** The reason of a payment that waits for a person, or that a person has ended. */
  static final String CONTRADICTED = "bank-contradicts";

  static final String WALLET_NOT_FOUND = "wallet-not-found";
  static final String WALLET_FROZEN = "wallet-frozen";
  static final String CURRENCY_MISMATCH = "currency-mismatch";
  static final String INSUFFICIENT_BALANCE = "insufficient-balance";

  /**
   * The payment was requested.
   *
   * @param payer the wallet, if there is one
   * @param availableMinor the wallet's available balance; matters only if the order is paid from it
   */
  Step admitted(@Nullable Payer payer, long availableMinor, Instant now) {
    if (!isInTime(now)) {
      return refused(DEADLINE);
    }
    if (payer == null) {
      return refused(WALLET_NOT_FOUND);
    }
    if (!payer.currency().equals(amount.currency())) {
      return refused(CURRENCY_MISMATCH);
    }
    if (payer.frozen()) {
      return refused(WALLET_FROZEN);
    }
    return switch (kind) {
      case DISCOUNT -> Step.of(CLAIMED, this);
      case BALANCE ->
        availableMinor < amount.minorUnits()
            ? refused(INSUFFICIENT_BALANCE)
            : Step.of(SET_ASIDE, this, money().held(now));
    };
  }

  /** The bank's answer, or a hold, has settled something about the payment. */
  Optional<Step> settled(Finding finding, Instant now) {
    return switch (finding) {
      case Funded(var fundedAt) -> funded(fundedAt, now);
      case Refused(var reason) -> cannotBePaid(reason, now);
      case AskLater() ->
        status == CHARGING
            ? Optional.of(Step.of(BANK_SILENT, this).because("bank-unanswered"))
            : Optional.empty();
      case TryLater() -> Optional.empty();
      case Contradicted _ -> contradicted();
    };
  }

  // The recharge and the purchase are written together: no reader sees the one without the other.
  private Optional<Step> funded(Instant chargedAt, Instant now) {
    return switch (status) {
      case HELD -> Optional.of(Step.of(FUNDED, this, money().captured(now)));
      case CHARGING, UNKNOWN ->
        Optional.of(Step.of(FUNDED, this, money().recharged(chargedAt), money().purchased(now)));
      case REVERSING -> Optional.of(Step.returning(amount, this, money().recharged(chargedAt)));
      case RECEIVED, PAID, SUBMITTED, FAILED, REVERSED -> Optional.empty();
    };
  }

  private Optional<Step> cannotBePaid(String reason, Instant now) {
    return switch (status) {
      case CHARGING, UNKNOWN -> Optional.of(refused(reason));
      case HELD -> Optional.of(Step.of(REFUSED, this, money().released(now)).because(reason));
      case REVERSING -> Optional.of(Step.returning(nothing(), this));
      case RECEIVED, PAID, SUBMITTED, FAILED, REVERSED -> Optional.empty();
    };
  }

  /** The bank's answer does not fit the request: only a person settles it. */
  Optional<Step> contradicted() {
    return status == CHARGING
        ? Optional.of(Step.of(BANK_SILENT, this).because(CONTRADICTED))
        : Optional.empty();
  }

  /**
   * A person has resolved the bank's contradiction. An amount below the whole does not pay the
   * order: it stays in the wallet, as a recharge.
   *
   * @param credited the amount that the wallet gets, which may be zero
   */
  Step resolved(Money credited, Instant now) {
    if (credited.equals(amount)) {
      return funded(now, now).orElseThrow(this::notContested);
    }
    var journals = credited.minorUnits() == 0
        ? new Journal[0]
        : new Journal[] {money().recharged(credited, now)};
    return switch (status) {
      case UNKNOWN -> Step.of(REFUSED, this, journals).because(CONTRADICTED);
      case REVERSING -> Step.returning(nothing(), this, journals);
      case RECEIVED, CHARGING, HELD, PAID, SUBMITTED, FAILED, REVERSED -> throw notContested();
    };
  }

  private IllegalStateException notContested() {
    return new IllegalStateException("%s is %s and waits for nobody".formatted(orderId, status));
  }

  /**
   * The fund house accepted the order {@code at} that time, and is owed its money since.
   *
   * @throws PermanentFailureException if it was never paid: a person must look at it
   */
  Optional<Step> submitted(Instant at) {
    return switch (ACCEPTED_BY_HOUSE.in(status)) {
      case MOVES -> Optional.of(Step.of(ACCEPTED_BY_HOUSE, this, money().subscribed(at)));
      case LATE -> Optional.empty();
      case CONTRADICTS ->
        throw new PermanentFailureException(
            "%s was submitted, but its payment is %s".formatted(orderId, status));
    };
  }

  /**
   * The reversal was requested; if the bank may have charged, the answer waits until that is known.
   */
  Optional<Step> reversed(String reason, Instant now) {
    return Optional.ofNullable(
            switch (status) {
              case CHARGING, UNKNOWN -> Step.of(REVERSAL_WAITS, this);
              case HELD -> Step.returning(nothing(), this, money().released(now));
              case PAID -> Step.returning(amount, this, money().returnedFromTransit(now));
              case SUBMITTED -> Step.returning(amount, this, money().returnedFromFundHouse(now));
              case FAILED -> Step.returning(nothing(), this);
              case REVERSING, REVERSED -> null;
              case RECEIVED ->
                throw new IllegalStateException("Nobody has decided on " + orderId + " yet");
            })
        .map(step -> step.because(reason));
  }

  /** Whether it may still be charged or captured at {@code now}. */
  boolean isInTime(Instant now) {
    return payBy != null && now.isBefore(payBy);
  }

  private Step refused(String reason) {
    return Step.of(REFUSED, this).because(reason);
  }

  private Money nothing() {
    return new Money(0, amount.currency());
  }

  private PurchaseMoney money() {
    return new PurchaseMoney(orderId, walletId, amount, fee, waivedFee);
  }
}
