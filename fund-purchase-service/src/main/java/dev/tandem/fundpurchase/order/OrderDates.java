package dev.tandem.fundpurchase.order;

import java.time.Instant;
import java.time.LocalDate;

import dev.tandem.web.calendar.TradingCalendar;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * The time an order was paid, and the days that follow from it.
 *
 * @param businessDate the day whose NAV it gets; none if it was paid too late
 * @param expectedConfirmDate the trading day after that, or after the day it is traded on instead
 */
@Embeddable
record OrderDates(
    Instant paidAt,
    @Nullable LocalDate businessDate,
    @Nullable LocalDate expectedConfirmDate) {

  /** The dates of an order that is paid, but for which nothing will be bought. */
  static OrderDates paidInVain(Instant paidAt) {
    return new OrderDates(paidAt, null, null);
  }

  static OrderDates paid(Instant paidAt, TradingCalendar calendar) {
    return paidInVain(paidAt).anew(calendar);
  }

  /** The same with the business date {@code day}, whatever the time of payment. */
  OrderDates forDay(LocalDate day, TradingCalendar calendar) {
    return new OrderDates(paidAt, day, calendar.confirmDate(day));
  }

  /** The same with the business date that follows from the time of payment by {@code calendar}. */
  OrderDates anew(TradingCalendar calendar) {
    return forDay(calendar.businessDate(paidAt), calendar);
  }

  /** The same with the same business date, after the calendar has changed. */
  OrderDates confirmedBy(TradingCalendar calendar) {
    return forDay(requireNonNull(businessDate), calendar);
  }
}
