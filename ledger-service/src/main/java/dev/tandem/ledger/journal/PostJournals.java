package dev.tandem.ledger.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import dev.tandem.ledger.chart.Account;
import dev.tandem.ledger.journal.JdbcJournals.Cause;
import dev.tandem.ledger.journal.PostedJournal.Link;
import dev.tandem.ledger.journal.PostedJournal.PostedLine;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.calendar.JdbcTradingCalendars;
import dev.tandem.web.calendar.TradingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static java.util.stream.Collectors.toSet;

/** Posts journals, many of them in a few statements. */
@Service
public class PostJournals {

  /** Held, together with others, while journals are posted; and alone to close a date. */
  public static final long BOOKS_LOCK = 0x7461_6e64_656d_0001L;

  private final JdbcJournals journals;
  private final JdbcOpenWindows windows;
  private final JdbcTradingCalendars calendars;
  private final Clock clock;

  PostJournals(
      JdbcJournals journals, JdbcOpenWindows windows, JdbcTradingCalendars calendars, Clock clock) {
    this.journals = journals;
    this.windows = windows;
    this.calendars = calendars;
    this.clock = clock;
  }

  /**
   * Posts {@code asked} in the current transaction, in their order. One whose cause was posted
   * before, or in which nothing moves, is left out.
   *
   * <p>A journal belongs to the business date of its effective time, or, if the books of that date
   * are closed, to the first that is open.
   *
   * @return how many were posted
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int post(List<Journal> asked) {
    return post(asked, null);
  }

  /**
   * Posts a journal that concerns the window {@code settlementId}, whichever is open now.
   *
   * @see #post(List)
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int postInto(UUID settlementId, Journal journal) {
    return post(List.of(journal), settlementId);
  }

  private int post(List<Journal> asked, @Nullable UUID settlementId) {
    var empty = asked.stream().filter(Journal::isEmpty).map(Journal::causeId).toList();
    if (!empty.isEmpty()) {
      journals.keepWithoutMoney(empty);
    }
    var causes = asked.stream().map(Cause::of).toList();
    var known = new HashSet<>(journals.lockBooks(causes));
    var fresh = asked.stream()
        .filter(journal -> !journal.isEmpty() && known.add(Cause.of(journal)))
        .toList();
    if (fresh.isEmpty()) {
      return 0;
    }
    var open =
        settlementId == null ? windows.take(currenciesOwed(fresh)) : Map.<Currency, UUID>of();
    var end = journals.takeChain();
    var date = dating(end.closed());
    var at = micros(clock.instant());
    var posted = new ArrayList<PostedJournal>(fresh.size());
    var hashes = new ArrayList<String>(fresh.size());
    var link = end.next();
    for (var journal : fresh) {
      var effectiveAt = micros(journal.effectiveAt());
      var next = new PostedJournal(
          UuidV7.next(),
          journal.causeId(),
          journal.kind().name(),
          journal.reference(),
          date.apply(effectiveAt),
          effectiveAt,
          at,
          link,
          journal.lines().stream()
              .map(line ->
                  placed(line, settlementId == null ? open.get(currencyOf(line)) : settlementId))
              .toList());
      var hash = next.hash();
      posted.add(next);
      hashes.add(hash);
      link = new Link(link.chain(), link.position() + 1, hash);
    }
    journals.write(posted, hashes);
    return posted.size();
  }

  private Function<Instant, LocalDate> dating(@Nullable LocalDate closed) {
    TradingCalendar calendar = calendars.current();
    return effectiveAt -> {
      LocalDate date = calendar.businessDate(effectiveAt);
      return closed == null || date.isAfter(closed) ? date : calendar.nextTradingDay(closed);
    };
  }

  private static Set<Currency> currenciesOwed(List<Journal> fresh) {
    return fresh.stream()
        .flatMap(journal -> journal.lines().stream())
        .filter(line -> line.account() == Account.FUND_HOUSE_PAYABLE)
        .map(line -> line.amount().currency())
        .collect(toSet());
  }

  private static PostedLine placed(Line line, @Nullable UUID window) {
    return new PostedLine(
        line.account().name(),
        currencyOf(line).getCurrencyCode(),
        line.amount().minorUnits(),
        line.account() == Account.FUND_HOUSE_PAYABLE ? window : null);
  }

  private static Currency currencyOf(Line line) {
    return line.amount().currency();
  }

  // As the database keeps it, so that the hash of what is read back is the same.
  private static Instant micros(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
