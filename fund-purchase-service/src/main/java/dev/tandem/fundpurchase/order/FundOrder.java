package dev.tandem.fundpurchase.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.fundpurchase.PaymentDeadlineReached;
import dev.tandem.fundpurchase.calendar.TradingCalendar;
import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.lifecycle.Transition;
import dev.tandem.fundpurchase.pricing.Allotment;
import dev.tandem.fundpurchase.pricing.Shares;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * A purchase and its saga: every method is something that happened. {@link Transition} decides
 * whether the order moves, and the events that follow are published when {@link Orders} saves it.
 *
 * <p>A method that returns {@code false} was told too late: nothing has changed.
 */
@Entity
@Table(name = "fund_order")
public class FundOrder extends RecordedOrder {

  static final int STEP_UP_ATTEMPTS = 3;

  private @Nullable String ownerId;
  private @Nullable String fundingToken;

  @Embedded
  private @Nullable OrderContext context;

  private int stepUpAttempts;
  private @Nullable Instant paidAt;
  private @Nullable LocalDate businessDate;
  private @Nullable LocalDate expectedConfirmDate;

  @Embedded
  private @Nullable OrderAllotment allotment;

  protected FundOrder() {}

  private FundOrder(UUID id, Placement placement, Cause cause, Instant deadline) {
    super(id, placement, cause, deadline);
    this.fundingToken = placement.request().fundingToken();
    this.context = OrderContext.of(placement.request().context());
  }

  /**
   * A new order of a wallet nobody has told us of yet; it waits for that until {@code deadline}.
   */
  public static FundOrder ofUnknownWallet(
      UUID id, Placement placement, Cause cause, Instant deadline) {
    return new FundOrder(id, placement, cause, deadline);
  }

  /** A new order, for risk to screen until {@code deadline}. */
  public static FundOrder of(
      UUID id, Placement placement, String ownerId, Cause cause, Instant deadline) {
    var order = new FundOrder(id, placement, cause, deadline);
    order.askRisk(ownerId, cause, deadline);
    return order;
  }

  /** The wallet became known while the order waited for it. */
  public boolean walletOpened(
      String ownerId, Currency walletCurrency, Cause cause, Instant deadline) {
    if (status() != OrderStatus.SCREENING || this.ownerId != null) {
      return false;
    }
    if (!walletCurrency.equals(amount().currency())) {
      this.ownerId = ownerId;
      return refuse("currency-mismatch", cause);
    }
    askRisk(ownerId, cause, deadline);
    return true;
  }

  private void askRisk(String ownerId, Cause cause, Instant deadline) {
    this.ownerId = ownerId;
    waitUntil(deadline);
    publish(OrderEvents.requested(this, context, cause, nextSequence()));
    context = null;
  }

  public boolean requireStepUp(Cause cause, Instant deadline) {
    return moved(Transition.STEP_UP_REQUIRED, cause, "step-up-required", deadline);
  }

  public boolean hold(Cause cause, Instant deadline) {
    return moved(Transition.HELD, cause, "under-review", deadline);
  }

  /** Risk or a reviewer let it pass: the wallet has until {@code payBy} to pay. */
  public boolean approve(Cause cause, Instant payBy) {
    if (!moved(Transition.APPROVED, cause, null, payBy)) {
      return false;
    }
    publish(OrderEvents.paymentRequested(this, fundingToken, payBy, cause, nextSequence()));
    fundingToken = null;
    publishAt(new PaymentDeadlineReached(orderId(), payBy), payBy);
    return true;
  }

  /** Risk, a reviewer, or a rule of ours refused it. */
  public boolean refuse(String reason, Cause cause) {
    return ended(Transition.REFUSED, reason, cause);
  }

  /** The investor proved who they are: as an approval by risk. */
  public StepUpOutcome stepUp(boolean proven, Cause cause, Instant payBy) {
    if (status() != OrderStatus.STEP_UP) {
      return StepUpOutcome.NOT_EXPECTED;
    }
    if (proven) {
      approve(cause, payBy);
      return StepUpOutcome.PROVEN;
    }
    stepUpAttempts++;
    if (stepUpAttempts >= STEP_UP_ATTEMPTS) {
      refuse("step-up-failed", cause);
    }
    return StepUpOutcome.FAILED;
  }

  public boolean cancel(Cause cause) {
    if (!moved(Transition.WITHDRAWN, cause, "cancelled-by-investor", null)) {
      return false;
    }
    fundingToken = null;
    if (ownerId != null) {
      publish(OrderEvents.cancelled(this, cause, nextSequence()));
    }
    return true;
  }

  /** Its time in a status that waits for something is over, whatever it waited for. */
  public boolean expire(Cause cause) {
    Instant deadline = deadlineAt();
    if (deadline == null || deadline.isAfter(cause.at())) {
      return false;
    }
    return switch (status()) {
      case SCREENING ->
        ownerId == null
            ? refuse("wallet-not-found", cause)
            : ended(Transition.WAITED_TOO_LONG, "screening-deadline", cause);
      case STEP_UP -> ended(Transition.WAITED_TOO_LONG, "step-up-deadline", cause);
      case ON_HOLD -> ended(Transition.WAITED_TOO_LONG, "review-deadline", cause);
      case PAYING -> paymentOverdue(deadline, cause);
      case PAID, SUBMITTED, REVERSING, CONFIRMED, REJECTED -> false;
      case PAYMENT_FAILED, EXPIRED, CANCELLED, REVERSED -> false;
    };
  }

  /** The payment deadline {@code deadline} is over; whether money moved, only the wallet knows. */
  public boolean paymentOverdue(Instant deadline, Cause cause) {
    return deadline.equals(deadlineAt())
        && reversing(Transition.PAYMENT_OVERDUE, "payment-deadline", cause);
  }

  /** The wallet has paid at {@code completedAt}, which decides the business date. */
  public boolean paymentCompleted(
      Money paid, Instant completedAt, TradingCalendar calendar, Cause cause) {
    if (!paid.equals(amount())) {
      throw contradiction("was paid %s instead of %s".formatted(paid, amount()));
    }
    boolean moves = moved(Transition.PAYMENT_COMPLETED, cause, null, null);
    if (paidAt == null) {
      paidAt = completedAt;
    }
    if (moves) {
      businessDate = calendar.businessDate(completedAt);
      expectedConfirmDate = calendar.nextTradingDay(businessDate);
      publish(OrderEvents.paid(this, completedAt, nextSequence()));
    }
    return moves;
  }

  public boolean paymentFailed(String reason, Cause cause) {
    return ended(Transition.PAYMENT_REFUSED, reason, cause);
  }

  /** Has the fund house asked once more to take the order; {@code false} if that is over. */
  public boolean submitAgain(Cause cause) {
    if (status() != OrderStatus.PAID) {
      return false;
    }
    publish(new SubmissionDue(orderId(), cause.at()));
    return true;
  }

  /** The business date that the moment of payment has by {@code calendar}. */
  public LocalDate dateBy(TradingCalendar calendar) {
    return calendar.businessDate(requireNonNull(paidAt, "not paid"));
  }

  /** The calendar has changed; a business date that the fund house has accepted stays. */
  public void dateAnew(TradingCalendar calendar) {
    if (status() == OrderStatus.PAID) {
      businessDate = dateBy(calendar);
    }
    if (status() == OrderStatus.PAID || status() == OrderStatus.SUBMITTED) {
      expectedConfirmDate = calendar.nextTradingDay(requireNonNull(businessDate));
    }
  }

  /** The fund house has the order, for the business date {@code accepted}. */
  public boolean acceptedByHouse(LocalDate accepted, TradingCalendar calendar, Cause cause) {
    if (!moved(Transition.ACCEPTED_BY_HOUSE, cause, null, null)) {
      return false;
    }
    businessDate = accepted;
    expectedConfirmDate = calendar.nextTradingDay(accepted);
    publish(OrderEvents.submitted(this, cause, nextSequence()));
    return true;
  }

  /** The fund house refused it, at once or in its confirmations. */
  public boolean refusedByHouse(String reason, Cause cause) {
    return reversing(Transition.REFUSED_BY_HOUSE, reason, cause);
  }

  /** The fund house has allotted shares on {@code day}. */
  public boolean allotted(Allotment allotment, LocalDate day, Cause cause) {
    if (!moved(Transition.SHARES_ALLOTTED, cause, null, null)) {
      return false;
    }
    this.allotment = OrderAllotment.of(allotment, day);
    publish(OrderEvents.confirmed(this, allotment, cause, nextSequence()));
    return true;
  }

  /**
   * What was allotted turned out wrong. The order stays where it is; its owner is told.
   *
   * @param reason a word for machines
   * @return the shares gained, negative if lost
   */
  public Shares corrected(Allotment allotment, String reason, Cause cause) {
    OrderAllotment former = this.allotment;
    if (former == null) {
      throw contradiction("has no allotment to correct");
    }
    this.allotment = OrderAllotment.of(allotment, former.confirmDate());
    if (!this.allotment.equals(former)) {
      publish(OrderEvents.sharesCorrected(this, former, reason, cause, nextSequence()));
    }
    return allotment.shares().minus(new Shares(former.shares()));
  }

  /**
   * Two people decided that the order ends without shares: its money goes back.
   *
   * @return the shares lost, as a negative number
   */
  public Shares takenBack(String reason, Cause cause) {
    OrderAllotment former = allotment;
    if (!reversing(Transition.TAKEN_BACK, reason, cause) || former == null) {
      return Shares.ZERO;
    }
    allotment = null;
    publish(OrderEvents.sharesTakenBack(this, former, reason, cause, nextSequence()));
    return Shares.ZERO.minus(new Shares(former.shares()));
  }

  /** The wallet has taken the payment back, or has none and will make none. */
  public boolean paymentReversed(Money returned, Cause cause) {
    if (returned.minorUnits() == 0) {
      if (paidAt != null) {
        throw contradiction("was paid, but nothing came back");
      }
      return ended(Transition.NOTHING_TO_RETURN, statusReason(), cause);
    }
    if (!returned.equals(amount())) {
      throw contradiction("paid %s, but %s came back".formatted(amount(), returned));
    }
    return ended(Transition.PAYMENT_RETURNED, statusReason(), cause);
  }

  private boolean ended(Transition transition, @Nullable String reason, Cause cause) {
    if (!moved(transition, cause, reason, null)) {
      return false;
    }
    fundingToken = null;
    // Without an owner nobody has ever heard of the order, and nobody can be told.
    if (ownerId != null) {
      publish(OrderEvents.rejected(this, cause, nextSequence()));
    }
    return true;
  }

  private boolean reversing(Transition transition, String reason, Cause cause) {
    if (!moved(transition, cause, reason, null)) {
      return false;
    }
    publish(OrderEvents.reversalRequested(this, cause, nextSequence()));
    return true;
  }

  public String ownerId() {
    return requireNonNull(ownerId, "nobody knows the owner yet");
  }

  public @Nullable LocalDate businessDate() {
    return businessDate;
  }

  public @Nullable LocalDate expectedConfirmDate() {
    return expectedConfirmDate;
  }

  public @Nullable OrderAllotment allotment() {
    return allotment;
  }
}
