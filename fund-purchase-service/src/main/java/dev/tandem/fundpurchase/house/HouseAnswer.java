package dev.tandem.fundpurchase.house;

import java.time.LocalDate;

import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.order.AtFundHouse;
import dev.tandem.web.calendar.TradingCalendar;

/** What the fund house says to an order. */
sealed interface HouseAnswer {

  /** It takes the order or refuses it. */
  sealed interface Decision extends HouseAnswer {

    /** Tells the order; {@code false} if that comes too late. */
    boolean tell(AtFundHouse order, TradingCalendar calendar, Cause cause);
  }

  /** It has the order for {@code businessDate} and will confirm it on T+1. */
  record Accepted(LocalDate businessDate) implements Decision {

    @Override
    public boolean tell(AtFundHouse order, TradingCalendar calendar, Cause cause) {
      return order.accepted(businessDate, calendar, cause);
    }
  }

  /** It will not take the order, now or ever; {@code reason} is a word for machines. */
  record Refused(String reason) implements Decision {

    @Override
    public boolean tell(AtFundHouse order, TradingCalendar calendar, Cause cause) {
      return order.refused(reason, cause);
    }
  }

  /** It does not take the order as it is, such as for a day on which it is closed. */
  record NotTaken(String evidence) implements HouseAnswer {}

  /** It has something else under the order's reference. */
  record OtherOrder(String evidence) implements HouseAnswer {}
}
