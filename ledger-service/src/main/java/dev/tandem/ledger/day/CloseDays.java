package dev.tandem.ledger.day;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import dev.tandem.ledger.day.ClosingOutcome.Closed;
import dev.tandem.ledger.day.ClosingOutcome.NotNext;
import dev.tandem.ledger.day.ClosingOutcome.NotOver;
import dev.tandem.ledger.journal.PostJournals;
import dev.tandem.web.audit.Acts;
import dev.tandem.web.calendar.JdbcTradingCalendars;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes the books of business dates, one after the other. */
@Service
class CloseDays {

  private static final Logger log = LoggerFactory.getLogger(CloseDays.class);

  private final JdbcDays days;
  private final JdbcTradingCalendars calendars;
  private final Clock clock;

  CloseDays(JdbcDays days, JdbcTradingCalendars calendars, Clock clock) {
    this.days = days;
    this.calendars = calendars;
    this.clock = clock;
  }

  /**
   * Closes the books of {@code date} and of all dates before it. What happened then and is heard of
   * later is posted to the first date that is open. A date that is closed stays as it is.
   */
  @Transactional
  public ClosingOutcome close(LocalDate date, String by) {
    var closed = days.find(date);
    if (closed.isPresent()) {
      return new Closed(closed.get());
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    LocalDate current = calendars.current().businessDate(now);
    if (!date.isBefore(current)) {
      return new NotOver(current);
    }
    Optional<LocalDate> later = days.lastClosed().filter(last -> last.isAfter(date));
    if (later.isPresent()) {
      return new NotNext(later.get());
    }
    days.close(date, by, now, PostJournals.BOOKS_LOCK);
    Acts.changed(date.toString(), "OPEN", "CLOSED");
    ClosedDay day = days.find(date).orElseThrow();
    log.info(
        "The books of {} are closed with {} journals, {}",
        date,
        day.journalCount(),
        day.chainHash());
    return new Closed(day);
  }
}
