package dev.tandem.localstack.fundhouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.localstack.fundhouse.HouseViews.Line;
import dev.tandem.localstack.fundhouse.HouseViews.Outcome;
import dev.tandem.localstack.fundhouse.HouseViews.State;
import dev.tandem.localstack.simulator.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The confirmation files: an order is in the file of its T+1, and a correction in the file of the
 * day it is made.
 */
final class HouseConfirmations {

  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

  private final HouseBook book;
  private final HouseNavs navs;
  private final HouseCalendar calendar;
  private final HouseFaults faults;
  private final List<Late> late = new CopyOnWriteArrayList<>();

  HouseConfirmations(HouseBook book, HouseNavs navs, HouseCalendar calendar, HouseFaults faults) {
    this.book = book;
    this.navs = navs;
    this.calendar = calendar;
    this.faults = faults;
  }

  private record Late(LocalDate fileDate, Line line) {}

  /** Corrects a NAV, and every order it priced, in the file of that day. */
  void correct(Fault fault) {
    Instant now = fault.since();
    String fundCode = String.valueOf(fault.fundCode());
    LocalDate date = Objects.requireNonNull(fault.date());
    List<HouseOrder> priced = book.orders().stream()
        .filter(order -> order.fundCode().equals(fundCode))
        .filter(order -> calendar.tradedOn(order.businessDate()).equals(date))
        .filter(order -> state(order, now) == State.CONFIRMED)
        .toList();
    int version =
        navs.correct(fundCode, date, Objects.requireNonNull(fault.nav())).version();
    for (HouseOrder order : priced) {
      String id = order.confirmationId();
      String former = version == 2 ? id : id + "_v" + (version - 1);
      late.add(new Late(HouseCalendar.dayOf(now), line(order, id + "_v" + version, former)));
    }
  }

  State state(HouseOrder order, Instant now) {
    if (order.refused()) {
      return State.REFUSED;
    }
    if (HouseCalendar.dayOf(now).isBefore(calendar.confirmDate(order.businessDate()))) {
      return State.ACCEPTED;
    }
    return faults.rejects(order) ? State.REJECTED : State.CONFIRMED;
  }

  /** The number of shares that the house's register has for the order. */
  @Nullable
  BigDecimal registered(HouseOrder order, Instant now) {
    if (state(order, now) != State.CONFIRMED) {
      return null;
    }
    // The newest NAV is the one that counts.
    LocalDate navDate = calendar.tradedOn(order.businessDate());
    HouseNavs.Priced priced = navs.of(order.fundCode(), navDate);
    return sharesOf(order, priced.nav(), priced.version() > 1);
  }

  /** The file of {@code date} as far as it is written at {@code now}. */
  List<Line> file(LocalDate date, Instant now) {
    List<Line> lines = new ArrayList<>();
    if (faults.holdsFilesBack()) {
      return lines;
    }
    for (HouseOrder order : book.orders()) {
      State state = state(order, now);
      boolean due = state == State.CONFIRMED || state == State.REJECTED;
      if (due && calendar.confirmDate(order.businessDate()).equals(date)) {
        Line line = line(order, order.confirmationId(), null);
        lines.add(line);
        if (faults.repeats(order)) {
          lines.add(line);
          lines.add(line(order, order.confirmationId() + "_again", null));
        }
      }
    }
    faults.unknownIn(date).forEach(reference -> lines.add(unknown(reference, date)));
    for (long number = 1; number <= faults.badLinesIn(date); number++) {
      lines.add(bad("cnf_bad_" + date + "_" + number));
    }
    late.stream().filter(it -> it.fileDate().equals(date)).map(Late::line).forEach(lines::add);
    return lines;
  }

  private Line line(HouseOrder order, String id, @Nullable String corrects) {
    boolean allotted = !faults.rejects(order);
    LocalDate navDate = calendar.tradedOn(order.businessDate());
    // What was first confirmed stays as it was: corrections are lines of their own.
    BigDecimal nav = corrects == null
        ? HouseNavs.first(order.fundCode(), navDate)
        : navs.of(order.fundCode(), navDate).nav();
    return new Line(
        id,
        order.reference(),
        order.fundCode(),
        faults.amountOf(order),
        allotted ? Outcome.ALLOTTED : Outcome.REJECTED,
        allotted ? navDate : null,
        allotted ? nav : null,
        allotted ? sharesOf(order, nav, corrects != null) : null,
        corrects,
        allotted ? null : "subscription-limit");
  }

  // A correction is right at last.
  private BigDecimal sharesOf(HouseOrder order, BigDecimal nav, boolean corrected) {
    return !corrected && faults.allotsNothing(order)
        ? NOTHING
        : HouseNavs.shares(faults.amountOf(order), nav);
  }

  /** A line about an order that nobody placed. */
  private static Line unknown(String reference, LocalDate date) {
    return new Line(
        "cnf_unknown_" + reference,
        reference,
        "MMF-001",
        100_00,
        Outcome.ALLOTTED,
        date,
        BigDecimal.ONE.setScale(4),
        new BigDecimal("100.00"),
        null,
        null);
  }

  /** A line without meaning. */
  private static Line bad(String id) {
    return new Line(
        id, "ord_unreadable", "???", -1, Outcome.ALLOTTED, null, null, null, null, null);
  }
}
