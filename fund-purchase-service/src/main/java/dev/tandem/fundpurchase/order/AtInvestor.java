package dev.tandem.fundpurchase.order;

import java.time.Instant;

import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.lifecycle.Transition;

/** The moves that the investor makes: they prove who they are, or withdraw the order. */
public final class AtInvestor {

  static final int ATTEMPTS = 3;

  private final FundOrder order;

  AtInvestor(FundOrder order) {
    this.order = order;
  }

  /** Whether a code can still prove the order at {@code moment}. */
  public boolean owesCodeAt(Instant moment) {
    Instant deadline = order.progress().deadlineAt();
    return order.status() == OrderStatus.STEP_UP && deadline != null && moment.isBefore(deadline);
  }

  /** The investor proved who they are, which counts as an approval by risk, or failed to. */
  public StepUpOutcome stepUp(boolean proven, Cause cause, Instant payBy) {
    if (!owesCodeAt(cause.at())) {
      return StepUpOutcome.NOT_EXPECTED;
    }
    if (proven) {
      order.approve(cause, payBy);
      return StepUpOutcome.PROVEN;
    }
    if (order.countStepUpAttempt() >= ATTEMPTS) {
      order.refuse("step-up-failed", cause);
    }
    return StepUpOutcome.FAILED;
  }

  public boolean cancel(Cause cause) {
    return order.ended(
        Transition.WITHDRAWN,
        "cancelled-by-investor",
        cause,
        sequence -> OrderEvents.cancelled(order, cause, sequence));
  }

  /** The outcome of a step-up attempt. */
  public enum StepUpOutcome {
    PROVEN,
    FAILED,
    NOT_EXPECTED
  }
}
