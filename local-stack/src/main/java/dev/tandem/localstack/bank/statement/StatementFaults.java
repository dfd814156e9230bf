package dev.tandem.localstack.bank.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.tandem.localstack.simulator.Fault;
import dev.tandem.localstack.simulator.FaultBook;
import dev.tandem.localstack.simulator.Fields;

/**
 * What statements say wrongly when the bank is asked to. These strike one {@code reference}, or
 * {@code percent} of what comes from then on, or else the first charge of the next statement:
 *
 * <ul>
 *   <li>{@code missing}: is not stated at all;
 *   <li>{@code amount}: is stated with another amount, half of it unless told which;
 *   <li>{@code duplicate}: is stated twice;
 *   <li>{@code late}: is stated a day late;
 *   <li>{@code reversed}: is stated, and taken back on the same day.
 * </ul>
 *
 * <p>{@code extra} states money that nobody knows of: {@code amountMinor} under {@code reference},
 * on {@code date} or in the next statement. And until {@code none} ends them, every file is {@code
 * merged}, the day before and the day in one, or has a {@code gap} in its sequence.
 *
 * <p>What is stated once stays so: a fault never changes a statement that somebody has.
 */
public final class StatementFaults {

  /** The faults of statements alone; {@code amount} and {@code late} can also be the bank's. */
  private static final List<String> STRIKING = List.of("missing", "duplicate", "reversed");

  private static final long EXTRA_MINOR = 10_000;

  private final FaultBook book;

  /** The faults that {@code book} will keep. */
  public StatementFaults(FaultBook book) {
    this.book = book;
    for (String kind : STRIKING) {
      book.kind(kind, StatementFaults::checkTarget);
    }
    book.kind("extra", StatementFaults::checkExtra).kind("merged", _ -> {}).kind("gap", _ -> {});
  }

  /** A reference, a percentage or neither: the first charge of the next statement. */
  public static void checkTarget(Fault fault) {
    if (!isAnywhere(fault)) {
      FaultBook.targeted(fault);
    }
  }

  static boolean isAnywhere(Fault fault) {
    return fault.reference() == null && fault.percent() == null;
  }

  boolean isMerged() {
    return lasts("merged");
  }

  boolean hasGap() {
    return lasts("gap");
  }

  /** The errors on the statements of {@code days}, for one reading of the whole book. */
  Reading reading(Days days) {
    return new Reading(days);
  }

  /** Remembers which faults without a target have found one. */
  final class Reading {

    private final Days days;
    private final List<Fault> spent = new ArrayList<>();

    private Reading(Days days) {
      this.days = days;
    }

    /** The lines that state {@code booking}, usually one. */
    List<Line> lines(Booking booking, LocalDate day) {
      if (strike("missing", booking, day, _ -> true).isPresent()) {
        return List.of();
      }
      LocalDate stated = strike("late", booking, day, fault -> fault.lasting() == null)
          .map(_ -> day.plusDays(1))
          .orElse(day);
      Line line = strike("amount", booking, day, it -> it.since().isAfter(booking.at()))
          .map(fault -> Line.of(booking, stated).ofAmount(amount(fault, booking)))
          .orElse(Line.of(booking, stated));
      List<Line> lines = new ArrayList<>(List.of(line));
      strike("duplicate", booking, day, _ -> true).ifPresent(_ -> lines.add(line.again()));
      strike("reversed", booking, day, _ -> true).ifPresent(_ -> lines.add(line.reversed()));
      return lines;
    }

    /** Money that nobody knows of. */
    List<Line> extras() {
      List<Line> extras = new ArrayList<>();
      for (Fault fault : book.all("extra")) {
        int number = extras.size() + 1;
        LocalDate wanted = fault.date() == null ? Days.dayOf(fault.since()) : fault.date();
        Booking booking = new Booking(
            number,
            Booking.Kind.EXTRA,
            fault.since(),
            "ext_" + number,
            fault.reference() == null ? "extra-" + number : fault.reference(),
            fault.amountMinor() == null ? EXTRA_MINOR : fault.amountMinor(),
            fault.currency() == null ? "CNY" : fault.currency(),
            "Unknown sender");
        extras.add(Line.of(booking, days.openAt(wanted, fault.since())));
      }
      return extras;
    }

    private Optional<Fault> strike(
        String kind, Booking booking, LocalDate day, Predicate<Fault> filter) {
      Optional<Fault> aimed = book.striking(kind, booking.reference(), booking.at())
          .filter(filter)
          .filter(fault -> !days.isClosed(day, fault.since()));
      return aimed.isPresent() ? aimed : next(kind, booking, day).filter(filter);
    }

    private Optional<Fault> next(String kind, Booking booking, LocalDate day) {
      if (booking.kind() != Booking.Kind.CHARGE) {
        return Optional.empty();
      }
      Optional<Fault> next = book.all(kind).stream()
          .filter(fault -> isAnywhere(fault) && !spent.contains(fault))
          .filter(fault -> !day.isBefore(from(fault)))
          .findFirst();
      next.ifPresent(spent::add);
      return next;
    }

    private LocalDate from(Fault fault) {
      LocalDate wanted = fault.date() == null ? Days.dayOf(fault.since()) : fault.date();
      return days.openAt(wanted, fault.since());
    }
  }

  private boolean lasts(String kind) {
    return book.lasts(kind);
  }

  private static long amount(Fault fault, Booking booking) {
    long whole = booking.amountMinor();
    return fault.amountMinor() == null
        ? (whole + Long.signum(whole)) / 2
        : fault.amountMinor() * Long.signum(whole);
  }

  private static void checkExtra(Fault fault) {
    if (fault.reference() != null) {
      Fields.plain("reference", fault.reference());
    }
    if (fault.amountMinor() != null && fault.amountMinor() == 0) {
      throw Fields.malformed("amountMinor must not be zero");
    }
    if (fault.currency() != null && !fault.currency().matches("[A-Z]{3}")) {
      throw Fields.malformed("currency must be an ISO 4217 code");
    }
  }
}
