package dev.tandem.fundpurchase.order;

import java.time.Instant;

import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.Transition;

/** The moves of an order whose deadline is over. */
public final class AtDeadline {

  private final FundOrder order;

  AtDeadline(FundOrder order) {
    this.order = order;
  }

  /** Ends the wait whose deadline is over, in whichever status it is. */
  public boolean passed(Cause cause) {
    Instant deadline = order.progress().deadlineAt();
    if (deadline == null || deadline.isAfter(cause.at())) {
      return false;
    }
    return switch (order.status()) {
      case SCREENING ->
        order.isOfUnknownOwner()
            ? order.refuse("wallet-not-found", cause)
            : waitedTooLong("screening-deadline", cause);
      case STEP_UP -> waitedTooLong("step-up-deadline", cause);
      case ON_HOLD -> waitedTooLong("review-deadline", cause);
      case PAYING -> order.atWallet().overdue(deadline, cause);
      case PAID, SUBMITTED, REVERSING, CONFIRMED, REJECTED -> false;
      case PAYMENT_FAILED, EXPIRED, CANCELLED, REVERSED -> false;
    };
  }

  private boolean waitedTooLong(String reason, Cause cause) {
    return order.ended(Transition.WAITED_TOO_LONG, reason, cause);
  }
}
