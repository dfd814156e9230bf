package dev.tandem.localstack.fundhouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.localstack.fundhouse.HouseViews.Line;
import dev.tandem.localstack.fundhouse.HouseViews.Outcome;
import dev.tandem.localstack.fundhouse.HouseViews.State;
import org.jspecify.annotations.Nullable;

/**
 * The confirmation files: an order is in that of its T+1, and what goes wrong is in that of the day
 * it does.
 */
final class HouseConfirmations {

  private final HouseBook book;
  private final HouseNavs navs;
  private final Set<String> rejected = ConcurrentHashMap.newKeySet();
  private final Set<String> repeated = ConcurrentHashMap.newKeySet();
  private final List<Late> late = new CopyOnWriteArrayList<>();

  HouseConfirmations(HouseBook book, HouseNavs navs) {
    this.book = book;
    this.navs = navs;
  }

  private record Late(LocalDate fileDate, Line line) {}

  /** From T+1 on the order is rejected instead of confirmed. */
  void reject(String reference) {
    rejected.add(reference);
  }

  /** The order's line stands in its file twice, and once more under another id. */
  void repeat(String reference) {
    repeated.add(reference);
  }

  /** A line nobody can know stands in the file of {@code fileDate}. */
  void addUnknown(String reference, LocalDate fileDate) {
    late.add(new Late(
        fileDate,
        new Line(
            "cnf_unknown_" + reference,
            reference,
            "MMF-001",
            100_00,
            Outcome.ALLOTTED,
            fileDate,
            BigDecimal.ONE.setScale(4),
            new BigDecimal("100.00"),
            null,
            null)));
  }

  /** Corrects the NAV of {@code date}, and in the file of {@code today} every order it priced. */
  void correct(String fundCode, LocalDate date, BigDecimal nav, Instant now) {
    List<HouseOrder> priced = book.orders().stream()
        .filter(order -> order.fundCode().equals(fundCode))
        .filter(order -> order.businessDate().equals(date))
        .filter(order -> state(order, now) == State.CONFIRMED)
        .toList();
    int version = navs.correct(fundCode, date, nav).version();
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
    LocalDate confirmDate = HouseCalendar.confirmDate(order.businessDate());
    if (HouseCalendar.dayOf(now).isBefore(confirmDate)) {
      return State.ACCEPTED;
    }
    return rejected.contains(order.reference()) ? State.REJECTED : State.CONFIRMED;
  }

  /** The file of {@code date} as far as it is written at {@code now}. */
  List<Line> file(LocalDate date, Instant now) {
    List<Line> lines = new ArrayList<>();
    for (HouseOrder order : book.orders()) {
      State state = state(order, now);
      boolean due = state == State.CONFIRMED || state == State.REJECTED;
      if (due && HouseCalendar.confirmDate(order.businessDate()).equals(date)) {
        Line line = line(order, order.confirmationId(), null);
        lines.add(line);
        if (repeated.contains(order.reference())) {
          lines.add(line);
          lines.add(line(order, order.confirmationId() + "_again", null));
        }
      }
    }
    late.stream().filter(it -> it.fileDate().equals(date)).map(Late::line).forEach(lines::add);
    return lines;
  }

  private Line line(HouseOrder order, String id, @Nullable String corrects) {
    boolean allotted = !rejected.contains(order.reference());
    // What was first confirmed stays as it was: corrections are lines of their own.
    BigDecimal nav = corrects == null
        ? HouseNavs.first(order.fundCode(), order.businessDate())
        : navs.of(order.fundCode(), order.businessDate()).nav();
    return new Line(
        id,
        order.reference(),
        order.fundCode(),
        order.amountMinor(),
        allotted ? Outcome.ALLOTTED : Outcome.REJECTED,
        allotted ? order.businessDate() : null,
        allotted ? nav : null,
        allotted ? HouseNavs.shares(order.amountMinor(), nav) : null,
        corrects,
        allotted ? null : "subscription-limit");
  }
}
