package dev.tandem.localstack.fundhouse;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.tandem.localstack.http.JsonServer;
import dev.tandem.localstack.simulator.Fault;
import dev.tandem.localstack.simulator.FaultBook;
import dev.tandem.localstack.simulator.Fields;

/**
 * The faults that the fund house makes on request. These strike one {@code reference}, or {@code
 * percent} of the orders from then on:
 *
 * <ul>
 *   <li>{@code reject}: rejects on T+1 what it has accepted;
 *   <li>{@code repeat}: confirms three times, once of them under another id;
 *   <li>{@code amount}: confirms another amount, half of it unless told which;
 *   <li>{@code zero-shares}: confirms no shares for the money.
 * </ul>
 *
 * <p>And these stand alone:
 *
 * <ul>
 *   <li>{@code unknown}: today's file confirms {@code reference}, which nobody ordered;
 *   <li>{@code correct-nav}: the {@code nav} of {@code fundCode} on {@code date} was wrong, and
 *       today's file corrects every order it priced, whatever day today is;
 *   <li>{@code wild-nav}: publishes {@code nav} for {@code fundCode} on {@code date}, whatever they
 *       are;
 *   <li>{@code bad-line}: today's file has a line without shares and without a NAV;
 *   <li>{@code late-file}: no file has lines for {@code lasting};
 *   <li>{@code closure}: {@code date} turns out to be no trading day;
 *   <li>{@code unavailable}: answers 503 for {@code lasting};
 *   <li>{@code silent}: takes orders without an answer for {@code lasting}.
 * </ul>
 */
final class HouseFaults implements AutoCloseable {

  private static final String REJECT = "reject";
  private static final String REPEAT = "repeat";
  private static final String AMOUNT = "amount";
  private static final String ZERO_SHARES = "zero-shares";
  private static final String UNKNOWN = "unknown";
  private static final String CORRECT_NAV = "correct-nav";
  private static final String WILD_NAV = "wild-nav";
  private static final String BAD_LINE = "bad-line";
  private static final String LATE_FILE = "late-file";
  private static final String CLOSURE = "closure";
  private static final String UNAVAILABLE = "unavailable";
  private static final String SILENT = "silent";

  private final FaultBook book;

  HouseFaults(FaultBook book) {
    this.book = book;
    for (String kind : List.of(REJECT, REPEAT, AMOUNT, ZERO_SHARES)) {
      book.kind(kind, FaultBook::targeted);
    }
    for (String kind : List.of(LATE_FILE, UNAVAILABLE, SILENT)) {
      book.kind(kind, FaultBook::timed);
    }
    book.kind(UNKNOWN, fault -> Fields.plain("reference", fault.reference()));
    book.kind(BAD_LINE, _ -> {});
    book.kind(WILD_NAV, HouseFaults::checkNav);
  }

  /**
   * Restores the kept faults and registers their routes; calendar and NAVs are changed by some of
   * them.
   */
  void open(JsonServer server, HouseCalendar calendar, Consumer<Fault> corrected) {
    book.kind(CORRECT_NAV, HouseFaults::checkNav, corrected)
        .kind(
            CLOSURE,
            fault -> {
              if (fault.date() == null) {
                throw Fields.malformed("a date is needed");
              }
            },
            fault -> calendar.close(Objects.requireNonNull(fault.date())))
        .open(server);
  }

  void reject(String reference) {
    book.add(REJECT, Fault.of(REJECT, reference));
  }

  void repeat(String reference) {
    book.add(REPEAT, Fault.of(REPEAT, reference));
  }

  void confirmUnknown(String reference) {
    book.add(UNKNOWN, Fault.of(UNKNOWN, reference));
  }

  void correctNav(Fault nav) {
    book.add(CORRECT_NAV, nav);
  }

  void closeMarket(LocalDate day) {
    book.add(CLOSURE, Fault.ofDay(CLOSURE, day));
  }

  boolean rejects(HouseOrder order) {
    return strikes(REJECT, order);
  }

  boolean repeats(HouseOrder order) {
    return strikes(REPEAT, order);
  }

  boolean allotsNothing(HouseOrder order) {
    return strikes(ZERO_SHARES, order);
  }

  /** The amount that the house confirms for the order. */
  long amountOf(HouseOrder order) {
    return book.striking(AMOUNT, order.reference(), order.at())
        .map(it -> it.amountMinor() == null ? order.amountMinor() / 2 : it.amountMinor())
        .orElse(order.amountMinor());
  }

  /** The orders in the file of {@code date} that nobody placed. */
  List<String> unknownIn(LocalDate date) {
    return on(date, UNKNOWN).map(it -> String.valueOf(it.reference())).toList();
  }

  /** The number of lines without meaning in the file of {@code date}. */
  long badLinesIn(LocalDate date) {
    return on(date, BAD_LINE).count();
  }

  List<Fault> wildNavs(LocalDate date) {
    return book.all(WILD_NAV).stream().filter(it -> date.equals(it.date())).toList();
  }

  boolean holdsFilesBack() {
    return book.lasts(LATE_FILE);
  }

  boolean areServersDown() {
    return book.lasts(UNAVAILABLE);
  }

  boolean isSilent() {
    return book.lasts(SILENT);
  }

  @Override
  public void close() {
    book.close();
  }

  private boolean strikes(String kind, HouseOrder order) {
    return book.striking(kind, order.reference(), order.at()).isPresent();
  }

  private Stream<Fault> on(LocalDate date, String kind) {
    return book.all(kind).stream().filter(it -> HouseCalendar.dayOf(it.since()).equals(date));
  }

  private static void checkNav(Fault fault) {
    if (fault.fundCode() == null
        || fault.date() == null
        || fault.nav() == null
        || fault.nav().signum() <= 0
        || fault.nav().scale() > 4) {
      throw Fields.malformed("fundCode, date and a nav of at most four decimals are needed");
    }
  }
}
