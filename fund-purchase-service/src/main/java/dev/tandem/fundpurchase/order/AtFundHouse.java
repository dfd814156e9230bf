package dev.tandem.fundpurchase.order;

import java.time.LocalDate;

import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.lifecycle.Transition;
import dev.tandem.fundpurchase.pricing.Allotment;
import dev.tandem.fundpurchase.pricing.Shares;
import dev.tandem.web.calendar.TradingCalendar;

/**
 * The fund house's moves of a paid order: it takes it, allots shares, corrects them, or refuses.
 */
public final class AtFundHouse {

  private final FundOrder order;

  AtFundHouse(FundOrder order) {
    this.order = order;
  }

  /** Has the order submitted once more; {@code false} if it is too late for that. */
  public boolean submitAgain(Cause cause) {
    if (order.status() != OrderStatus.PAID) {
      return false;
    }
    order.progress().publish(new SubmissionDue(order.orderId(), cause.at()));
    return true;
  }

  /** The calendar has changed; a business date that the fund house has accepted stays the same. */
  public void dateAnew(TradingCalendar calendar) {
    if (order.status() == OrderStatus.PAID) {
      order.date(order.paidDates().anew(calendar));
    } else if (order.status() == OrderStatus.SUBMITTED) {
      order.date(order.paidDates().confirmedBy(calendar));
    }
  }

  /** The fund house has accepted the order, for the business date {@code accepted}. */
  public boolean accepted(LocalDate accepted, TradingCalendar calendar, Cause cause) {
    if (!order.moved(Transition.ACCEPTED_BY_HOUSE, cause, null, null)) {
      return false;
    }
    order.date(order.paidDates().forDay(accepted, calendar));
    order.progress().tell(sequence -> OrderEvents.submitted(order, cause, sequence));
    return true;
  }

  /** The fund house refused the order, at once or in its confirmations. */
  public boolean refused(String reason, Cause cause) {
    return order.reversing(Transition.REFUSED_BY_HOUSE, reason, cause);
  }

  /** The fund house has allotted shares on {@code day}. */
  public boolean allotted(Allotment allotment, LocalDate day, Cause cause) {
    if (!order.moved(Transition.SHARES_ALLOTTED, cause, null, null)) {
      return false;
    }
    order.allot(OrderAllotment.of(allotment, day));
    order.progress().tell(sequence -> OrderEvents.confirmed(order, allotment, cause, sequence));
    return true;
  }

  /**
   * The allotment turned out wrong. The order keeps its status; its owner is told.
   *
   * @param reason a word for machines
   * @return the shares gained, negative if lost
   */
  public Shares corrected(Allotment allotment, String reason, Cause cause) {
    OrderAllotment former = order.allotment();
    if (former == null) {
      throw order.contradiction("has no allotment to correct");
    }
    OrderAllotment now = OrderAllotment.of(allotment, former.confirmDate());
    order.allot(now);
    if (!now.equals(former)) {
      order
          .progress()
          .tell(sequence -> OrderEvents.sharesCorrected(order, former, reason, cause, sequence));
    }
    return allotment.shares().minus(new Shares(former.shares()));
  }

  /**
   * Two people decided that the order ends without shares: its money goes back.
   *
   * @return the shares lost, as a negative number
   */
  public Shares takenBack(String reason, Cause cause) {
    OrderAllotment former = order.allotment();
    if (!order.reversing(Transition.TAKEN_BACK, reason, cause) || former == null) {
      return Shares.ZERO;
    }
    order.allot(null);
    order
        .progress()
        .tell(sequence -> OrderEvents.sharesTakenBack(order, former, reason, cause, sequence));
    return Shares.ZERO.minus(new Shares(former.shares()));
  }
}
