package dev.tandem.web.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * The market's trading days, and the business date of any moment. Days are those of Shanghai:
 * Monday to Friday without the exchange's holidays (working weekends that make up for a holiday are
 * no trading days). An order before 15:00 of a trading day belongs to that day, any other to the
 * next.
 */
public record TradingCalendar(Set<LocalDate> holidays) {

  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  public static final LocalTime CUT_OFF = LocalTime.of(15, 0);

  // No market has ever closed for so long; a longer gap means a broken holiday table.
  private static final int LONGEST_CLOSURE_DAYS = 31;

  public TradingCalendar {
    holidays = Set.copyOf(holidays);
  }

  public boolean isTradingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holidays.contains(day);
  }

  /**
   * The first trading day after {@code day}: T+1 of a trading day T.
   *
   * @throws IllegalStateException if there is none within a month
   */
  public LocalDate nextTradingDay(LocalDate day) {
    for (int days = 1; days <= LONGEST_CLOSURE_DAYS; days++) {
      LocalDate candidate = day.plusDays(days);
      if (isTradingDay(candidate)) {
        return candidate;
      }
    }
    throw new IllegalStateException("No trading day within a month after " + day);
  }

  /**
   * {@code day}, or the first trading day after it: the day whose NAV an order dated on it gets.
   */
  public LocalDate tradedOn(LocalDate day) {
    return isTradingDay(day) ? day : nextTradingDay(day);
  }

  /** The day on which an order dated on {@code day} is confirmed: T+1 of its trading day. */
  public LocalDate confirmDate(LocalDate day) {
    return nextTradingDay(tradedOn(day));
  }

  /** The business date of an order placed at {@code moment}. */
  public LocalDate businessDate(Instant moment) {
    ZonedDateTime local = moment.atZone(ZONE);
    LocalDate day = local.toLocalDate();
    return local.toLocalTime().isBefore(CUT_OFF) ? tradedOn(day) : nextTradingDay(day);
  }

  /** The day in Shanghai at {@code moment}. */
  public static LocalDate dayOf(Instant moment) {
    return moment.atZone(ZONE).toLocalDate();
  }
}
