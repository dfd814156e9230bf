package dev.tandem.localstack.bank.statement;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import dev.tandem.localstack.bank.statement.Payments.Item;
import dev.tandem.localstack.bank.statement.StatementFaults.Reading;
import dev.tandem.localstack.http.JsonServer;
import dev.tandem.localstack.http.JsonServer.Answer;
import dev.tandem.localstack.http.JsonServer.Body;
import dev.tandem.localstack.http.JsonServer.Request;
import dev.tandem.localstack.simulator.Fields;
import dev.tandem.localstack.simulator.Journal;

/**
 * Where the bank's client gets statements and orders payments.
 *
 * <p>{@code GET /statements/{date}} answers a camt.053.001.08 with a statement for each currency.
 * The account's first statement is that of 2026-01-01. {@code POST /payments} takes a pain.001 and
 * answers a pain.002; what it accepts is pending until the bank's next business day, and booked
 * with the bank's charge on it.
 */
public final class StatementDesk implements AutoCloseable {

  private static final LocalDate OPENED = LocalDate.of(2026, 1, 1);
  private static final String XML = "application/xml";

  private final Supplier<List<Booking>> book;
  private final StatementFaults faults;
  private final Days days;
  private final Payments payments;
  private final InstantSource clock;

  /** The desk over what {@code book} tells, with what it must remember in the two journals. */
  public StatementDesk(
      Supplier<List<Booking>> book,
      StatementFaults faults,
      Journal closings,
      Journal payments,
      InstantSource clock) {
    this.book = book;
    this.faults = faults;
    this.days = new Days(closings, clock);
    this.payments = new Payments(payments);
    this.clock = clock;
  }

  /** Answers requests to {@code server}. */
  public void open(JsonServer server) {
    server
        .on("GET", "/statements", request -> xml(file(Fields.date(request.name()))))
        .on("POST", "/payments", this::pay);
  }

  @Override
  public void close() {
    days.close();
    payments.close();
  }

  private static Answer xml(Body body) {
    return new Answer(200, XML, body);
  }

  private Answer pay(Request request) {
    Payments.Taken taken = payments.take(PaymentReader.read(request.body()), clock.instant());
    return xml(out -> PaymentAnswer.write(out, taken));
  }

  private Body file(LocalDate day) {
    List<Statement> statements = statements(day);
    List<Statement> before = faults.isMerged() ? statements(day.minusDays(1)) : List.of();
    return out -> {
      if (!before.isEmpty()) {
        StatementWriter.write(out, before);
      }
      StatementWriter.write(out, statements);
    };
  }

  private List<Statement> statements(LocalDate day) {
    List<Booking> bookings = book.get();
    days.close(day, bookings.isEmpty() ? 0 : bookings.getLast().number());
    Map<String, List<Line>> lines = new TreeMap<>();
    lines.put("CNY", new ArrayList<>());
    for (Line line : lines(bookings, day)) {
      lines.computeIfAbsent(line.booking().currency(), _ -> new ArrayList<>()).add(line);
    }
    List<Statement> statements = new ArrayList<>();
    lines.forEach((currency, all) -> statements.add(statement(currency, day, all)));
    return statements;
  }

  private Statement statement(String currency, LocalDate day, List<Line> all) {
    long opening =
        Statement.sum(all.stream().filter(line -> line.day().isBefore(day)).toList());
    long sequence = OPENED.until(day, ChronoUnit.DAYS) + 1;
    return new Statement(
        currency,
        day,
        faults.hasGap() ? sequence + 1 : sequence,
        days.end(day),
        opening,
        all.stream().filter(line -> line.day().equals(day)).toList());
  }

  /** All that is stated until {@code day}. */
  private List<Line> lines(List<Booking> bookings, LocalDate day) {
    Reading reading = faults.reading(days);
    List<Line> lines = new ArrayList<>();
    for (Booking booking : bookings) {
      lines.addAll(reading.lines(booking, days.bookedOn(booking.number(), booking.at())));
    }
    lines.addAll(reading.extras());
    Instant end = days.end(day);
    for (Item item : payments.accepted()) {
      if (!item.day().isAfter(day)) {
        lines.addAll(reading.lines(booking(item), item.day()).stream()
            .map(line -> line.charged(Payments.CHARGE_MINOR))
            .toList());
      } else if (item.at().isBefore(end)) {
        lines.add(Line.of(booking(item), day).asPending());
      }
    }
    return lines.stream().filter(line -> !line.day().isAfter(day)).toList();
  }

  private static Booking booking(Item item) {
    return new Booking(
        0,
        Booking.Kind.PAYOUT,
        item.at(),
        "pay_" + item.transfer().endToEndId(),
        item.transfer().reference(),
        -item.amountMinor(),
        item.transfer().currency(),
        item.transfer().creditorName());
  }
}
