package dev.tandem.web.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * The holidays that are known.
 *
 * @param version counts the changes
 * @param knownUntil the last day of which is known whether it is a holiday
 */
record Holidays(int version, LocalDate knownUntil, List<Holiday> days) {

  /** A weekday on which the market is closed. */
  record Holiday(LocalDate day, String name) {}
}
