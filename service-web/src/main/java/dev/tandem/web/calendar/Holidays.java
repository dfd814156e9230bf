package dev.tandem.web.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * The known holidays.
 *
 * @param version counts the changes
 * @param knownUntil the last day for which holidays are known
 */
record Holidays(int version, LocalDate knownUntil, List<Holiday> days) {

  /** A weekday on which the market is closed. */
  record Holiday(LocalDate day, String name) {}
}
