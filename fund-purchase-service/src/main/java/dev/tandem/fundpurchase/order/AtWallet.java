package dev.tandem.fundpurchase.order;

import java.time.Instant;

import dev.tandem.contract.Money;
import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.Transition;
import dev.tandem.web.calendar.TradingCalendar;

/**
 * The wallet's moves of an order whose payment was requested: it pays, cannot, is late, or returns
 * the payment.
 */
public final class AtWallet {

  private final FundOrder order;

  AtWallet(FundOrder order) {
    this.order = order;
  }

  /** The payment deadline {@code deadline} is over; only the wallet knows whether money moved. */
  public boolean overdue(Instant deadline, Cause cause) {
    return deadline.equals(order.progress().deadlineAt())
        && order.reversing(Transition.PAYMENT_OVERDUE, "payment-deadline", cause);
  }

  /** The wallet has paid at {@code completedAt}, which decides the business date. */
  public boolean completed(Money paid, Instant completedAt, TradingCalendar calendar, Cause cause) {
    if (!paid.equals(order.terms().amount())) {
      throw order.contradiction(
          "was paid %s instead of %s".formatted(paid, order.terms().amount()));
    }
    boolean moves = order.moved(Transition.PAYMENT_COMPLETED, cause, null, null);
    if (order.isUnpaid()) {
      order.date(
          moves ? OrderDates.paid(completedAt, calendar) : OrderDates.paidInVain(completedAt));
    }
    if (moves) {
      order.progress().tell(sequence -> OrderEvents.paid(order, completedAt, sequence));
    }
    return moves;
  }

  public boolean failed(String reason, Cause cause) {
    return order.ended(Transition.PAYMENT_REFUSED, reason, cause);
  }

  /** The wallet has returned the payment, or has none and will make none. */
  public boolean reversed(Money returned, Cause cause) {
    if (returned.minorUnits() == 0) {
      if (!order.isUnpaid()) {
        throw order.contradiction("was paid, but nothing came back");
      }
      return order.ended(Transition.NOTHING_TO_RETURN, order.statusReason(), cause);
    }
    if (!returned.equals(order.terms().amount())) {
      throw order.contradiction(
          "paid %s, but %s came back".formatted(order.terms().amount(), returned));
    }
    return order.ended(Transition.PAYMENT_RETURNED, order.statusReason(), cause);
  }
}
