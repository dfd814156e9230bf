package dev.tandem.fundpurchase.submission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.fundpurchase.orderbook.Orders;
import dev.tandem.web.calendar.CalendarListener;
import dev.tandem.web.calendar.TradingCalendar;
import org.springframework.stereotype.Component;

/**
 * Gives orders new dates when the calendar has changed: those that the fund house has not accepted
 * get another business date and are submitted again; those it has accepted keep theirs and get
 * another confirm date.
 */
@Component
class RedateOrders implements CalendarListener {

  private final Orders orders;
  private final JdbcRedatings redatings;
  private final Clock clock;

  RedateOrders(Orders orders, JdbcRedatings redatings, Clock clock) {
    this.orders = orders;
    this.redatings = redatings;
    this.clock = clock;
  }

  @Override
  public void changed(TradingCalendar calendar, int version, LocalDate first) {
    Cause cause = Cause.of("calendar-change", clock);
    for (UUID id : redatings.waitingFrom(first)) {
      orders.findLocked(id).ifPresent(order -> redate(order, calendar, version, cause));
    }
  }

  private void redate(FundOrder order, TradingCalendar calendar, int version, Cause cause) {
    LocalDate former = order.businessDate();
    order.atFundHouse().dateAnew(calendar);
    LocalDate date = order.businessDate();
    if (former != null && date != null && !date.equals(former)) {
      redatings.add(order.uuid(), former, date, version, cause.at());
    }
    // Also if its own day stays: the house may have refused it for another.
    order.atFundHouse().submitAgain(cause);
    orders.save(order);
  }
}
