package dev.tandem.localstack.fundhouse;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.tandem.localstack.http.AdvancingClock;
import dev.tandem.localstack.http.JsonServer;
import dev.tandem.localstack.http.JsonServer.Answer;
import dev.tandem.localstack.http.JsonServer.Refusal;
import dev.tandem.localstack.http.JsonServer.Request;
import dev.tandem.localstack.simulator.Fault;
import dev.tandem.localstack.simulator.FaultBook;
import dev.tandem.localstack.simulator.Fields;
import dev.tandem.localstack.simulator.Journal;

/**
 * A fund house as its distributors see it: it takes orders, publishes NAVs after the market has
 * closed, and confirms on T+1.
 *
 * <p>Orders are idempotent by reference. A fund whose code ends in {@code -REJ} takes none: 422.
 * Requests to {@code /faults} make it err as real houses do; see {@link HouseFaults}.
 */
public final class FundHouseSimulator implements AutoCloseable {

  private final JsonServer server;
  private final HouseBook book;
  private final HouseNavs navs = new HouseNavs();
  private final HouseCalendar calendar = new HouseCalendar();
  private final HouseFaults faults;
  private final HouseConfirmations confirmations;
  private final AdvancingClock clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicLong submissions = new AtomicLong();
  private volatile Duration latency = Duration.ZERO;
  private volatile boolean available = true;
  private volatile boolean silent = false;

  private FundHouseSimulator(
      JsonServer server, Journal orders, Journal errors, AdvancingClock clock) {
    this.server = server;
    this.book = new HouseBook(orders);
    this.clock = clock;
    this.faults = new HouseFaults(new FaultBook(errors, clock));
    this.confirmations = new HouseConfirmations(book, navs, calendar, faults);
    faults.open(server, calendar, confirmations::correct);
    server
        .on("POST", "/orders", this::submit)
        .on("GET", "/orders", this::find)
        .on("GET", "/navs", this::navs)
        .on("GET", "/confirmations", this::confirmations)
        .on("GET", "/ledger", request -> Answer.json(200, ledger()))
        .on("POST", "/clock", clock::advance);
  }

  /**
   * Starts a house with an empty book at {@code port} of the loopback interface; 0 takes a free
   * port.
   */
  public static FundHouseSimulator start(int port) {
    return new FundHouseSimulator(
        JsonServer.start(port),
        Journal.inMemory(),
        Journal.inMemory(),
        new AdvancingClock(Duration.ZERO));
  }

  /**
   * Starts a house that keeps its book in {@code journal}, its faults beside it, and finds both
   * there again.
   *
   * @param ahead its time less the machine's
   */
  public static FundHouseSimulator start(int port, Path journal, Duration ahead) {
    return new FundHouseSimulator(
        JsonServer.start(port),
        Journal.keptIn(journal),
        Journal.keptIn(journal.resolveSibling("faults.jsonl")),
        new AdvancingClock(ahead));
  }

  /** Its address, without a slash at the end. */
  public String url() {
    return server.url();
  }

  /** The number of submissions, repeated and refused ones included. */
  public long submissions() {
    return submissions.get();
  }

  /** Whether the order is in the book exactly once. */
  public boolean holds(String reference) {
    return book.find(reference).isPresent();
  }

  /** The house's time. */
  public Instant now() {
    return clock.instant();
  }

  /** Moves the house's time ahead. */
  public void advance(Duration duration) {
    clock.advance(duration);
  }

  /** Makes every answer take this long from now on. */
  public void answerAfter(Duration newLatency) {
    this.latency = newLatency;
  }

  /** Makes the house answer every request with 503, or serve them again. */
  public void available(boolean nowAvailable) {
    this.available = nowAvailable;
  }

  /** Makes the house take orders without an answer, or answer again. */
  public void silent(boolean nowSilent) {
    this.silent = nowSilent;
  }

  /** Makes the house reject the order on T+1. */
  public void rejectOnConfirmation(String reference) {
    faults.reject(reference);
  }

  /** Makes the order's confirmation come three times, once of them under another id. */
  public void repeatConfirmation(String reference) {
    faults.repeat(reference);
  }

  /** Puts the confirmation of an order that nobody placed into today's file. */
  public void confirmUnknown(String reference) {
    faults.confirmUnknown(reference);
  }

  /** Corrects the NAV of {@code date}: today's file corrects every order it priced. */
  public void correctNav(String fundCode, LocalDate date, String nav) {
    faults.correctNav(Fault.ofNav("correct-nav", fundCode, date, new BigDecimal(nav)));
  }

  /** Closes the market on {@code day}, which was a trading day until now. */
  public void closeMarket(LocalDate day) {
    faults.closeMarket(day);
  }

  @Override
  public void close() {
    closing.countDown();
    server.close();
    book.close();
    faults.close();
  }

  private Answer submit(Request request) {
    submissions.incrementAndGet();
    beReachable();
    HouseOrder wanted = request.read(HouseRequests.Order.class).toOrder(clock.millis(), calendar);
    HouseOrder order = book.book(wanted)
        .orElseThrow(() ->
            new Refusal(409, "reference-reused", wanted.reference() + " names another order"));
    if (silent || faults.isSilent()) {
      return Answer.silence();
    }
    if (order.refused()) {
      throw new Refusal(422, "fund-closed", order.fundCode() + " takes no orders");
    }
    return Answer.json(200, view(order, clock.instant()));
  }

  private Answer find(Request request) {
    beReachable();
    HouseOrder order = book.find(request.name())
        .orElseThrow(
            () -> new Refusal(404, "not-found", "Nothing arrived under " + request.name()));
    return Answer.json(200, view(order, clock.instant()));
  }

  private Answer navs(Request request) {
    beReachable();
    LocalDate date = Fields.date(request.name());
    List<HouseViews.Nav> priced = new ArrayList<>();
    if (calendar.isPriced(date, clock.instant())) {
      for (String fund : HouseNavs.fundCodes()) {
        HouseNavs.Priced nav = navs.of(fund, date);
        priced.add(new HouseViews.Nav(fund, nav.version(), nav.nav()));
      }
    }
    for (Fault wild : faults.wildNavs(date)) {
      priced.add(new HouseViews.Nav(
          String.valueOf(wild.fundCode()), 1, Objects.requireNonNull(wild.nav())));
    }
    return Answer.json(200, new HouseViews.Navs(date, priced));
  }

  private Answer confirmations(Request request) {
    beReachable();
    LocalDate date = Fields.date(request.name());
    return Answer.json(200, new HouseViews.File(date, confirmations.file(date, clock.instant())));
  }

  private List<HouseViews.Order> ledger() {
    Instant now = clock.instant();
    return book.orders().stream().map(order -> view(order, now)).toList();
  }

  private HouseViews.Order view(HouseOrder order, Instant now) {
    return new HouseViews.Order(
        order.reference(),
        order.fundCode(),
        order.amountMinor(),
        order.currency(),
        confirmations.state(order, now),
        order.businessDate(),
        calendar.confirmDate(order.businessDate()),
        confirmations.registered(order, now),
        order.at());
  }

  private void beReachable() {
    try {
      if (latency.isPositive() && closing.await(latency.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Refusal(503, "unavailable", "Closing");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(503, "unavailable", "Closing");
    }
    if (!available || faults.areServersDown()) {
      throw new Refusal(503, "unavailable", "Try again later");
    }
  }
}
