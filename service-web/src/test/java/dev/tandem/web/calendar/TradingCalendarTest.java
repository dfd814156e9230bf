package dev.tandem.web.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TradingCalendarTest {

  // National Day 2026: Thursday 1 October to Wednesday 7 October.
  private final TradingCalendar calendar = new TradingCalendar(Set.of(
      LocalDate.parse("2026-10-01"),
      LocalDate.parse("2026-10-02"),
      LocalDate.parse("2026-10-05"),
      LocalDate.parse("2026-10-06"),
      LocalDate.parse("2026-10-07")));

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, true",
    "2026-11-21, false",
    "2026-11-22, false",
    "2026-11-23, true",
    "2026-09-30, true",
    "2026-10-01, false",
    "2026-10-07, false",
    "2026-10-08, true",
    // A Saturday worked in exchange for the holiday: people work, the market does not.
    "2026-10-10, false"
  })
  void tradesOnWeekdaysThatAreNoHoliday(LocalDate day, boolean trading) {
    assertThat(calendar.isTradingDay(day)).isEqualTo(trading);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-19, 2026-11-20",
    "2026-11-20, 2026-11-23",
    "2026-11-21, 2026-11-23",
    "2026-09-30, 2026-10-08",
    "2026-12-31, 2027-01-01"
  })
  void findsTheNextTradingDay(LocalDate day, LocalDate next) {
    assertThat(calendar.nextTradingDay(day)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-19, 2026-11-19, 2026-11-20",
    "2026-11-20, 2026-11-20, 2026-11-23",
    // Dated on a day that has turned out to be a holiday.
    "2026-09-30, 2026-09-30, 2026-10-08",
    "2026-10-07, 2026-10-08, 2026-10-09",
    "2026-10-02, 2026-10-08, 2026-10-09"
  })
  void tradesAClosedDaysOrdersOnTheNextAndConfirmsThemOnTheOneAfter(
      LocalDate day, LocalDate traded, LocalDate confirmed) {
    assertThat(calendar.tradedOn(day)).isEqualTo(traded);
    assertThat(calendar.confirmDate(day)).isEqualTo(confirmed);
  }

  @ParameterizedTest
  @CsvSource({
    // 14:59:59.999 and 15:00 of a Friday in Shanghai
    "2026-11-20T06:59:59.999Z, 2026-11-20",
    "2026-11-20T07:00:00Z, 2026-11-23",
    // The evening of Thursday in London is the morning of Friday in Shanghai
    "2026-11-19T16:00:00Z, 2026-11-20",
    "2026-11-19T15:59:59Z, 2026-11-20",
    "2026-11-21T02:00:00Z, 2026-11-23",
    "2026-09-30T06:59:59Z, 2026-09-30",
    "2026-09-30T07:00:00Z, 2026-10-08",
    "2026-10-03T01:00:00Z, 2026-10-08"
  })
  void putsAnOrderOnTheDayWhoseCutOffItMakes(Instant moment, LocalDate businessDate) {
    assertThat(calendar.businessDate(moment)).isEqualTo(businessDate);
  }

  @Test
  void refusesToGuessWhereTheHolidayTableIsBroken() {
    var start = LocalDate.parse("2026-11-20");
    var closedForEver = new TradingCalendar(
        IntStream.rangeClosed(0, 40).mapToObj(start::plusDays).collect(Collectors.toSet()));

    assertThatIllegalStateException().isThrownBy(() -> closedForEver.nextTradingDay(start));
  }
}
