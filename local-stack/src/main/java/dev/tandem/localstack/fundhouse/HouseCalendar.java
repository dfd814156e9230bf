package dev.tandem.localstack.fundhouse;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fund house's trading days. The house keeps them itself: it is another company. */
final class HouseCalendar {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  // NAVs are computed after the market has closed.
  private static final LocalTime PUBLICATION = LocalTime.of(18, 0);

  private static final Set<LocalDate> HOLIDAYS = Stream.of(
          "2026-01-01",
          "2026-01-02",
          "2026-02-16",
          "2026-02-17",
          "2026-02-18",
          "2026-02-19",
          "2026-02-20",
          "2026-02-23",
          "2026-04-06",
          "2026-05-01",
          "2026-05-04",
          "2026-05-05",
          "2026-06-19",
          "2026-09-25",
          "2026-10-01",
          "2026-10-02",
          "2026-10-05",
          "2026-10-06",
          "2026-10-07",
          "2027-01-01")
      .map(LocalDate::parse)
      .collect(Collectors.toUnmodifiableSet());

  private final Set<LocalDate> closures = ConcurrentHashMap.newKeySet();

  /** Closes {@code day} although it was to be a trading day. */
  void close(LocalDate day) {
    closures.add(day);
  }

  /**
   * {@code day}, or the first trading day after it: the day whose NAV an order dated on it gets.
   */
  LocalDate tradedOn(LocalDate day) {
    LocalDate next = day;
    while (!isTradingDay(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  boolean isTradingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !HOLIDAYS.contains(day)
        && !closures.contains(day);
  }

  /** T+1: the first trading day after the one on which {@code day} is traded. */
  LocalDate confirmDate(LocalDate day) {
    return tradedOn(tradedOn(day).plusDays(1));
  }

  static LocalDate dayOf(Instant moment) {
    return moment.atZone(ZONE).toLocalDate();
  }

  /** Whether the NAV of {@code day} is published at {@code moment}. */
  boolean isPriced(LocalDate day, Instant moment) {
    return isTradingDay(day)
        && !moment.isBefore(day.atTime(PUBLICATION).atZone(ZONE).toInstant());
  }
}
