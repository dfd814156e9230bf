package dev.tandem.ledger.statement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;

import dev.tandem.ledger.day.JdbcDays;
import dev.tandem.web.Page;
import dev.tandem.web.calendar.JdbcTradingCalendars;
import dev.tandem.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Draws up statements, as data, for spreadsheets and to print. */
@RestController
class StatementController {

  private static final String PATH = "/v1/statements/{statement}";

  private final JdbcTurnover turnover;
  private final JdbcDays days;
  private final JdbcTradingCalendars calendars;
  private final Clock clock;

  StatementController(
      JdbcTurnover turnover, JdbcDays days, JdbcTradingCalendars calendars, Clock clock) {
    this.turnover = turnover;
    this.days = days;
    this.calendars = calendars;
    this.clock = clock;
  }

  @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Draws up a statement as of a business date")
  Page<Statement> json(
      @PathVariable String statement,
      @RequestParam(required = false) @Nullable LocalDate businessDate,
      @RequestParam(required = false) @Nullable String currency) {
    return new Page<>(drawn(kind(statement), businessDate, currency), false);
  }

  @GetMapping(path = PATH, produces = "text/csv")
  @Operation(summary = "Draws up a statement for spreadsheets")
  String csv(
      @PathVariable String statement,
      @RequestParam(required = false) @Nullable LocalDate businessDate,
      @RequestParam(required = false) @Nullable String currency) {
    return StatementText.csv(drawn(kind(statement), businessDate, currency));
  }

  @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
  @Operation(summary = "Draws up a statement to print")
  String html(
      @PathVariable String statement,
      @RequestParam(required = false) @Nullable LocalDate businessDate,
      @RequestParam(required = false) @Nullable String currency) {
    var kind = kind(statement);
    return StatementText.html(kind, drawn(kind, businessDate, currency));
  }

  private List<Statement> drawn(
      StatementKind kind, @Nullable LocalDate businessDate, @Nullable String currency) {
    LocalDate date =
        businessDate == null ? calendars.current().businessDate(clock.instant()) : businessDate;
    var closed = days.lastClosed().filter(last -> !date.isAfter(last)).isPresent();
    var books = turnover.upTo(date, currency);
    var currencies = new LinkedHashSet<String>();
    books.forEach(it -> currencies.add(it.currency()));
    return currencies.stream()
        .map(it -> Statement.of(
            kind,
            date,
            it,
            closed,
            books.stream().filter(book -> book.currency().equals(it)).toList()))
        .toList();
  }

  private static StatementKind kind(String word) {
    return StatementKind.named(word)
        .orElseThrow(
            () -> Problems.NOT_FOUND.because("There are trial-balance, balance-sheet and income"));
  }
}
