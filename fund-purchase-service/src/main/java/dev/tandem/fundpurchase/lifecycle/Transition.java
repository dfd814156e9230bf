package dev.tandem.fundpurchase.lifecycle;

import java.util.EnumSet;
import java.util.Set;

import dev.tandem.web.state.TransitionRule;
import dev.tandem.web.state.Verdict;

import static dev.tandem.fundpurchase.lifecycle.OrderStatus.CANCELLED;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.CONFIRMED;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.EXPIRED;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.ON_HOLD;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.PAID;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.PAYING;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.PAYMENT_FAILED;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.REJECTED;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.REVERSED;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.REVERSING;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.SCREENING;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.STEP_UP;
import static dev.tandem.fundpurchase.lifecycle.OrderStatus.SUBMITTED;

/**
 * The whole state machine of a purchase. For each event: the status it leads to, the statuses it
 * may leave, and the statuses in which it comes too late and changes nothing. In any other status
 * it contradicts our books, and a person must look at it.
 */
@SuppressWarnings("ImmutableEnumChecker") // the sets never leave the enum
public enum Transition {
  STEP_UP_REQUIRED(STEP_UP, leaving(SCREENING), lateInAnyOther()),
  HELD(ON_HOLD, leaving(SCREENING), lateInAnyOther()),
  APPROVED(PAYING, leaving(SCREENING, STEP_UP, ON_HOLD), lateInAnyOther()),
  REFUSED(REJECTED, leaving(SCREENING, STEP_UP, ON_HOLD), lateInAnyOther()),
  WITHDRAWN(CANCELLED, leaving(SCREENING, STEP_UP, ON_HOLD), lateInAnyOther()),
  WAITED_TOO_LONG(EXPIRED, leaving(SCREENING, STEP_UP, ON_HOLD), lateInAnyOther()),

  PAYMENT_COMPLETED(PAID, leaving(PAYING), late(PAID, SUBMITTED, CONFIRMED, REVERSING, REVERSED)),
  PAYMENT_REFUSED(
      OrderStatus.PAYMENT_FAILED, leaving(PAYING), late(PAYMENT_FAILED, REVERSING, EXPIRED)),
  PAYMENT_OVERDUE(REVERSING, leaving(PAYING), lateInAnyOther()),

  ACCEPTED_BY_HOUSE(SUBMITTED, leaving(PAID), late(SUBMITTED, CONFIRMED, REVERSING, REVERSED)),
  REFUSED_BY_HOUSE(REVERSING, leaving(PAID, SUBMITTED), late(REVERSING, REVERSED)),
  TAKEN_BACK(REVERSING, leaving(PAID, SUBMITTED, CONFIRMED), late(REVERSING, REVERSED)),
  SHARES_ALLOTTED(CONFIRMED, leaving(SUBMITTED), late(CONFIRMED)),

  PAYMENT_RETURNED(REVERSED, leaving(REVERSING), late(REVERSED)),
  NOTHING_TO_RETURN(EXPIRED, leaving(REVERSING), late(EXPIRED));

  private final TransitionRule<OrderStatus> rule;

  Transition(OrderStatus to, Set<OrderStatus> leaves, Set<OrderStatus> lateIn) {
    this.rule = new TransitionRule<>(to, leaves, lateIn);
  }

  public OrderStatus to() {
    return rule.to();
  }

  /** Whether this transition can leave {@code status}. */
  public boolean leaves(OrderStatus status) {
    return rule.leaves().contains(status);
  }

  public Verdict in(OrderStatus status) {
    return rule.in(status);
  }

  private static Set<OrderStatus> leaving(OrderStatus first, OrderStatus... rest) {
    return EnumSet.of(first, rest);
  }

  private static Set<OrderStatus> late(OrderStatus first, OrderStatus... rest) {
    return EnumSet.of(first, rest);
  }

  private static Set<OrderStatus> lateInAnyOther() {
    return EnumSet.allOf(OrderStatus.class);
  }
}
