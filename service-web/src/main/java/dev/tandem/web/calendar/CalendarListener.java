package dev.tandem.web.calendar;

import java.time.LocalDate;

/** Is called on each change of the calendar, in the transaction that makes it. */
public interface CalendarListener {

  /**
   * The calendar has changed.
   *
   * @param version of the calendar as it is now
   * @param first the first day that has become a trading day, or none
   */
  void changed(TradingCalendar calendar, int version, LocalDate first);
}
