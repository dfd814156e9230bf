package dev.tandem.web.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

import static dev.tandem.web.OperatorInput.invalid;
import static dev.tandem.web.OperatorInput.text;

/** Shows operators the holidays, and lets them say when the market is closed. */
@Endpoint(id = "tradingcalendar")
class TradingCalendarEndpoint {

  private static final Logger log = LoggerFactory.getLogger(TradingCalendarEndpoint.class);

  private static final int MOST_DAYS = 100;
  private static final int LONGEST_REASON = 128;

  private final JdbcTradingCalendars calendars;
  private final ChangeHolidays changing;

  TradingCalendarEndpoint(JdbcTradingCalendars calendars, ChangeHolidays changing) {
    this.calendars = calendars;
    this.changing = changing;
  }

  @ReadOperation
  Holidays holidays() {
    return calendars.holidays();
  }

  /**
   * Changes the holidays; orders that the fund house has not accepted are dated anew.
   *
   * @param closed days that become holidays, with commas between them
   * @param opened holidays that become trading days, likewise
   * @param knownUntil the last day of which it is known now whether it is a holiday
   * @param reason what the holidays are called, or why they change
   */
  @WriteOperation
  Holidays change(
      SecurityContext security,
      @Nullable String closed,
      @Nullable String opened,
      @Nullable String knownUntil,
      String reason) {
    var change = new HolidayChange(
        days("closed", closed),
        days("opened", opened),
        knownUntil == null ? null : day("knownUntil", knownUntil),
        Caller.of(security.getPrincipal()).sub(),
        text("reason", reason, LONGEST_REASON));
    if (change.first().isEmpty() && knownUntil == null) {
      throw invalid("One of closed, opened and knownUntil is needed");
    }
    try {
      Holidays now = changing.change(change);
      log.warn(
          "The trading calendar has version {} now: an operator has changed it", now.version());
      return now;
    } catch (IllegalStateException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private static List<LocalDate> days(String field, @Nullable String text) {
    List<LocalDate> days = text == null
        ? List.of()
        : Stream.of(text.split(",", -1)).map(it -> day(field, it.strip())).toList();
    if (days.size() > MOST_DAYS || days.stream().anyMatch(TradingCalendarEndpoint::isWeekend)) {
      throw invalid(field + " must be at most 100 days from Monday to Friday");
    }
    return days;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static LocalDate day(String field, String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 2000 && day.getYear() < 2200) {
        return day;
      }
    } catch (DateTimeException e) {
      // Answered below.
    }
    throw invalid(field + " must be days such as 2027-02-08");
  }
}
