package dev.tandem.localstack.bank;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import dev.tandem.localstack.bank.BankEntry.Kind;
import dev.tandem.localstack.bank.BankEntry.State;
import dev.tandem.localstack.bank.statement.Booking;
import dev.tandem.localstack.bank.statement.StatementDesk;
import dev.tandem.localstack.bank.statement.StatementFaults;
import dev.tandem.localstack.http.AdvancingClock;
import dev.tandem.localstack.http.JsonServer;
import dev.tandem.localstack.http.JsonServer.Answer;
import dev.tandem.localstack.http.JsonServer.Refusal;
import dev.tandem.localstack.http.JsonServer.Request;
import dev.tandem.localstack.simulator.FaultBook;
import dev.tandem.localstack.simulator.Journal;
import tools.jackson.core.JsonGenerator;

/**
 * A bank as its clients see it: it charges, answers queries, refunds, and keeps a book of its own
 * for comparison.
 *
 * <p>Charges and refunds are idempotent by reference. Some funding tokens bring trouble:
 *
 * <ul> <li>{@code tok_ok}: charged; <li>{@code tok_declined}: declined with {@code
 * insufficient-funds}; <li>{@code tok_slow_3s}: charged, answered after three seconds; <li>{@code
 * tok_timeout_then_ok}: charged, but a request to charge is never answered; <li>{@code
 * tok_error_503}: 503, nothing charged; <li>any other: declined with {@code unknown-token}. </ul>
 *
 * <p>Requests to {@code /faults} make it err as real banks do: see {@link BankFaults}. What it
 * has booked it also tells in daily statements: see {@link StatementDesk}.
 */
public final class BankSimulator implements AutoCloseable {

  private static final Duration LONGER_THAN_ANY_CLIENT_WAITS = Duration.ofSeconds(60);

  private final JsonServer server;
  private final BankLedger ledger;
  private final BankFaults faults;
  private final StatementDesk desk;
  private final AdvancingClock clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicLong chargeRequests = new AtomicLong();
  private volatile Duration latency = Duration.ZERO;
  private volatile boolean available = true;

  private BankSimulator(
      JsonServer server, Journal book, Function<String, Journal> beside, AdvancingClock clock) {
    this.server = server;
    this.ledger = BankLedger.in(book);
    this.clock = clock;
    FaultBook errors = new FaultBook(beside.apply("faults.jsonl"), clock);
    StatementFaults misstated = new StatementFaults(errors);
    this.faults = new BankFaults(errors, clock, server);
    this.desk = new StatementDesk(
        this::bookings,
        misstated,
        beside.apply("closings.csv"),
        beside.apply("payments.jsonl"),
        clock);
    desk.open(server);
    server
        .on("POST", "/charges", this::charge)
        .on("GET", "/charges", request -> find(Kind.CHARGE, request))
        .on("POST", "/refunds", this::refund)
        .on("GET", "/refunds", request -> find(Kind.REFUND, request))
        .on("GET", "/ledger", request -> ledger())
        .on("POST", "/clock", clock::advance);
  }

  /**
   * Starts a bank with an empty book at {@code port} of the loopback interface; 0 takes a free
   * port.
   */
  public static BankSimulator start(int port) {
    return new BankSimulator(
        JsonServer.start(port),
        Journal.inMemory(),
        _ -> Journal.inMemory(),
        new AdvancingClock(Duration.ZERO));
  }

  /**
   * Starts a bank that keeps its book in {@code journal}, all else beside it, and finds it there
   * again.
   *
   * @param ahead its time less the machine's
   */
  public static BankSimulator start(int port, Path journal, Duration ahead) {
    return new BankSimulator(
        JsonServer.start(port),
        Journal.keptIn(journal),
        name -> Journal.keptIn(journal.resolveSibling(name)),
        new AdvancingClock(ahead));
  }

  /** Its address, without a slash at the end. */
  public String url() {
    return server.url();
  }

  /** The number of charges that moved money. */
  public long charged() {
    return ledger.entries().stream()
        .filter(entry -> entry.state() == State.CHARGED)
        .count();
  }

  /** The number of requests to charge, repeated and refused ones included. */
  public long chargeRequests() {
    return chargeRequests.get();
  }

  /** Makes every answer take this long from now on. */
  public void answerAfter(Duration newLatency) {
    this.latency = newLatency;
  }

  /** Makes the bank answer every request with 503, or serve them again. */
  public void available(boolean nowAvailable) {
    this.available = nowAvailable;
  }

  @Override
  public void close() {
    closing.countDown();
    server.close();
    ledger.close();
    desk.close();
    faults.close();
  }

  private Answer charge(Request request) {
    chargeRequests.incrementAndGet();
    beReachable();
    BankRequests.Charge wanted = request.read(BankRequests.Charge.class);
    if ("tok_error_503".equals(wanted.fundingToken())) {
      throw new Refusal(503, "unavailable", "Try again later");
    }
    BankEntry entry = booked(faults.distorted(wanted.toEntry(clock.millis())));
    if (entry.isBooked() && faults.strikesTwice(entry)) {
      ledger.bookAgain(entry);
    }
    if (faults.isHeldBack(entry)) {
      return Answer.silence();
    }
    if (entry.source().equals("tok_timeout_then_ok")) {
      pause(LONGER_THAN_ANY_CLIENT_WAITS);
      return Answer.silence();
    }
    if (entry.source().equals("tok_slow_3s")) {
      pause(Duration.ofSeconds(3));
    }
    return Answer.json(200, BankViews.answer(entry));
  }

  private Answer refund(Request request) {
    beReachable();
    BankEntry entry = booked(request.read(BankRequests.Refund.class).toEntry(clock.millis()));
    return Answer.json(200, BankViews.answer(entry));
  }

  private Answer find(Kind kind, Request request) {
    beReachable();
    BankEntry entry = ledger.find(kind, request.name());
    if (entry == null) {
      throw new Refusal(404, "not-found", "Nothing arrived under " + request.name());
    }
    if (faults.isHeldBack(entry)) {
      throw new Refusal(503, "unavailable", "Not known yet");
    }
    return Answer.json(200, BankViews.answer(entry));
  }

  private Answer ledger() {
    List<BankEntry> entries = ledger.entries();
    return new Answer(200, "application/json", out -> {
      // Line by line: a long run's book in one text would fill the memory.
      try (JsonGenerator json = JsonServer.JSON.createGenerator(out)) {
        json.writeStartArray();
        entries.forEach(entry -> json.writePOJO(BankViews.Line.of(entry)));
        json.writeEndArray();
      }
    });
  }

  /** The movements of money, as statements tell them, numbered by their places in the book. */
  private List<Booking> bookings() {
    return ledger.entries().stream()
        .filter(BankEntry::isBooked)
        .map(BankViews::booking)
        .toList();
  }

  private void beReachable() {
    pause(latency);
    if (!available || faults.areServersDown()) {
      throw new Refusal(503, "unavailable", "Try again later");
    }
  }

  private void pause(Duration duration) {
    try {
      if (duration.isPositive() && closing.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Refusal(503, "unavailable", "Closing");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(503, "unavailable", "Closing");
    }
  }

  private BankEntry booked(BankEntry wanted) {
    return switch (ledger.book(wanted)) {
      case BankLedger.Outcome.Booked(var entry) -> entry;
      case BankLedger.Outcome.ReferenceReused() ->
        throw new Refusal(422, "reference-reused", wanted.reference() + " names another request");
      case BankLedger.Outcome.ChargeNotFound() ->
        throw new Refusal(422, "charge-not-found", "No such charge in " + wanted.currency());
      case BankLedger.Outcome.ExceedsCharge() ->
        throw new Refusal(422, "exceeds-charge", "More than the charge has left");
    };
  }
}
