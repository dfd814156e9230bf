package dev.tandem.ledger.day;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import dev.tandem.ledger.day.ClosingOutcome.Closed;
import dev.tandem.ledger.day.ClosingOutcome.NotNext;
import dev.tandem.ledger.day.ClosingOutcome.NotOver;
import dev.tandem.web.calendar.JdbcTradingCalendars;
import dev.tandem.web.problem.ProblemType;
import dev.tandem.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows which business dates are closed, and closes them. */
@RestController
class DayController {

  private static final int SHOWN = 30;

  private static final ProblemType NOT_OVER =
      ProblemType.of("business-date-not-over", 409, "The business date is not over");
  private static final ProblemType NOT_NEXT =
      ProblemType.of("business-date-not-next", 409, "The books of a later date are closed");

  private final CloseDays closing;
  private final JdbcDays days;
  private final JdbcTradingCalendars calendars;
  private final Clock clock;

  DayController(CloseDays closing, JdbcDays days, JdbcTradingCalendars calendars, Clock clock) {
    this.closing = closing;
    this.days = days;
    this.calendars = calendars;
    this.clock = clock;
  }

  @GetMapping("/v1/business-dates")
  @Operation(summary = "Shows the current business date and those that are closed")
  BusinessDates dates() {
    LocalDate current = calendars.current().businessDate(clock.instant());
    return new BusinessDates(current, days.latest(LocalDate.of(9999, 12, 31), SHOWN));
  }

  @PostMapping("/v1/business-dates/{date}/close")
  @Operation(summary = "Closes the books of a business date")
  ClosedDay close(@PathVariable LocalDate date, Caller caller) {
    return switch (closing.close(date, caller.sub())) {
      case Closed(var day) -> day;
      case NotOver(var current) -> throw NOT_OVER.because("The business date is " + current);
      case NotNext(var last) -> throw NOT_NEXT.because("The books are closed up to " + last);
    };
  }

  /**
   * Where the books stand.
   *
   * @param current the business date of what happens now
   * @param closed the last dates that are closed, the latest first
   */
  record BusinessDates(LocalDate current, List<ClosedDay> closed) {}
}
