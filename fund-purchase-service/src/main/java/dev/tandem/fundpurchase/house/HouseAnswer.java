package dev.tandem.fundpurchase.house;

import java.time.LocalDate;

import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.order.AtFundHouse;
import dev.tandem.web.calendar.TradingCalendar;

/** The fund house's answer to an order. */
sealed interface HouseAnswer {

  /** The house takes the order or refuses it. */
  sealed interface Decision extends HouseAnswer {

    /** Moves the order by this decision; {@code false} if it comes too late. */
    boolean tell(AtFundHouse order, TradingCalendar calendar, Cause cause);
  }

  /** The house has the order for {@code businessDate} and will confirm it on T+1. */
  record Accepted(LocalDate businessDate) implements Decision {

    @Override
    public boolean tell(AtFundHouse order, TradingCalendar calendar, Cause cause) {
      return order.accepted(businessDate, calendar, cause);
    }
  }

  /** The house will not take the order, now or ever; {@code reason} is a word for machines. */
  record Refused(String reason) implements Decision {

    @Override
    public boolean tell(AtFundHouse order, TradingCalendar calendar, Cause cause) {
      return order.refused(reason, cause);
    }
  }

  /** The house does not take the order as it is, for example for a day on which it is closed. */
  record NotTaken(String evidence) implements HouseAnswer {}

  /** The house has another order under the reference. */
  record OtherOrder(String evidence) implements HouseAnswer {}
}
