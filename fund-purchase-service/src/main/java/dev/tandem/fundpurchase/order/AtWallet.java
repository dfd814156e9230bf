package dev.tandem.fundpurchase.order;

import java.time.Instant;

import dev.tandem.contract.Money;
import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.Transition;
import dev.tandem.web.calendar.TradingCalendar;

/** An order whose payment was asked for: the wallet pays, cannot, is late, or takes it back. */
public final class AtWallet {

  private final FundOrder order;

  AtWallet(FundOrder order) {
    this.order = order;
  }

  /** The payment deadline {@code deadline} is over; whether money moved, only the wallet knows. */
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

  /** The wallet has taken the payment back, or has none and will make none. */
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
