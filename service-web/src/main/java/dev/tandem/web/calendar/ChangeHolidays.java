package dev.tandem.web.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import dev.tandem.web.audit.Acts;
import org.springframework.transaction.annotation.Transactional;

/** Lets operators say when the market is closed, ahead of time or late. */
class ChangeHolidays {

  private final JdbcTradingCalendars calendars;
  private final List<CalendarListener> listeners;
  private final Clock clock;

  ChangeHolidays(JdbcTradingCalendars calendars, List<CalendarListener> listeners, Clock clock) {
    this.calendars = calendars;
    this.listeners = List.copyOf(listeners);
    this.clock = clock;
  }

  /**
   * Changes the holidays, and all that was dated by them.
   *
   * @throws IllegalStateException if there were no trading day for a month; nothing has changed
   */
  @Transactional
  public Holidays change(HolidayChange change) {
    int version = calendars.change(change, clock.instant());
    Acts.changed("tradingcalendar", "version " + (version - 1), "version " + version);
    TradingCalendar calendar = calendars.current();
    for (LocalDate day : change.closed()) {
      // Fails if no order of the day before could be dated any more.
      var _ = calendar.nextTradingDay(day.minusDays(1));
    }
    change
        .first()
        .ifPresent(
            first -> listeners.forEach(listener -> listener.changed(calendar, version, first)));
    return calendars.holidays();
  }
}
