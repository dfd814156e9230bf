package dev.tandem.fundpurchase.order;

import java.time.Instant;
import java.time.LocalDate;

import dev.tandem.web.calendar.TradingCalendar;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * When an order was paid, and the days that follow from it.
 *
 * @param businessDate the day whose NAV it gets; none if it was paid too late to be bought
 * @param expectedConfirmDate the trading day after that, or after the day it is traded on instead
 */
@Embeddable
record OrderDates(
    Instant paidAt,
    @Nullable LocalDate businessDate,
    @Nullable LocalDate expectedConfirmDate) {

  /** The order is paid, but nothing will be bought for it. */
  static OrderDates paidInVain(Instant paidAt) {
    return new OrderDates(paidAt, null, null);
  }

  static OrderDates paid(Instant paidAt, TradingCalendar calendar) {
    return paidInVain(paidAt).anew(calendar);
  }

  /** The business date is {@code day}, whatever the moment of payment says. */
  OrderDates forDay(LocalDate day, TradingCalendar calendar) {
    return new OrderDates(paidAt, day, calendar.confirmDate(day));
  }

  /** The business date is the one that the moment of payment has by {@code calendar}. */
  OrderDates anew(TradingCalendar calendar) {
    return forDay(calendar.businessDate(paidAt), calendar);
  }

  /** The calendar has changed; the business date stays. */
  OrderDates confirmedBy(TradingCalendar calendar) {
    return forDay(requireNonNull(businessDate), calendar);
  }
}
