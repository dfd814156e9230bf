package dev.tandem.web.calendar;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A change of the holidays.
 *
 * @param closed weekdays that become holidays
 * @param opened holidays that become trading days
 * @param knownUntil the last day for which holidays are known now, if that changes
 */
record HolidayChange(
    List<LocalDate> closed,
    List<LocalDate> opened,
    @Nullable LocalDate knownUntil,
    String by,
    String reason) {

  HolidayChange {
    closed = List.copyOf(closed);
    opened = List.copyOf(opened);
  }

  Optional<LocalDate> first() {
    return Stream.concat(closed.stream(), opened.stream()).min(Comparator.naturalOrder());
  }
}
