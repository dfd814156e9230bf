package dev.tandem.localstack.fundhouse;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.tandem.localstack.http.AdvancingClock;
import dev.tandem.localstack.http.JsonServer;
import dev.tandem.localstack.http.JsonServer.Answer;
import dev.tandem.localstack.http.JsonServer.Refusal;
import dev.tandem.localstack.http.JsonServer.Request;

/**
 * A fund house as its distributors see it: it takes orders, publishes NAVs after the market has
 * closed, and confirms on T+1.
 *
 * <p>Orders are idempotent by reference. A fund whose code ends in {@code -REJ} takes none: 422.
 * Requests to {@code /faults} make it err as real houses do: reject on T+1, confirm twice, confirm
 * what nobody ordered, correct a NAV afterwards.
 */
public final class FundHouseSimulator implements AutoCloseable {

  private final JsonServer server;
  private final HouseBook book;
  private final HouseNavs navs = new HouseNavs();
  private final HouseConfirmations confirmations;
  private final AdvancingClock clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicLong submissions = new AtomicLong();
  private volatile Duration latency = Duration.ZERO;
  private volatile boolean available = true;
  private volatile boolean silent = false;

  private FundHouseSimulator(JsonServer server, HouseBook book, AdvancingClock clock) {
    this.server = server;
    this.book = book;
    this.clock = clock;
    this.confirmations = new HouseConfirmations(book, navs);
    server
        .on("POST", "/orders", this::submit)
        .on("GET", "/orders", this::find)
        .on("GET", "/navs", this::navs)
        .on("GET", "/confirmations", this::confirmations)
        .on("GET", "/ledger", request -> Answer.json(200, ledger()))
        .on("POST", "/faults", this::fault)
        .on("POST", "/clock", clock::advance);
  }

  /**
   * Starts a house with an empty book at {@code port} of the loopback interface; 0 takes a free
   * port.
   */
  public static FundHouseSimulator start(int port) {
    return new FundHouseSimulator(
        JsonServer.start(port), HouseBook.inMemory(), new AdvancingClock(Duration.ZERO));
  }

  /**
   * Starts a house that keeps its book in {@code journal} and finds it there again.
   *
   * @param ahead how far its time is ahead of the machine's
   */
  public static FundHouseSimulator start(int port, Path journal, Duration ahead) {
    return new FundHouseSimulator(
        JsonServer.start(port), HouseBook.keptIn(journal), new AdvancingClock(ahead));
  }

  /** Where it answers, without a slash at the end. */
  public String url() {
    return server.url();
  }

  /** How many requests to take an order arrived, repeated ones and refused ones included. */
  public long submissions() {
    return submissions.get();
  }

  /** Whether the order is in the book, once. */
  public boolean holds(String reference) {
    return book.find(reference).isPresent();
  }

  /** What time it is at the house. */
  public Instant now() {
    return clock.instant();
  }

  /** Moves the house's time ahead. */
  public void advance(Duration duration) {
    clock.advance(duration);
  }

  /** From now on every answer takes this long. */
  public void answerAfter(Duration newLatency) {
    this.latency = newLatency;
  }

  /** From now on every request is answered 503, or served again. */
  public void available(boolean nowAvailable) {
    this.available = nowAvailable;
  }

  /** From now on orders are taken without an answer, or answered again. */
  public void silent(boolean nowSilent) {
    this.silent = nowSilent;
  }

  /** The order will be rejected on T+1. */
  public void rejectOnConfirmation(String reference) {
    confirmations.reject(reference);
  }

  /** The order's confirmation will come three times, once of them under another id. */
  public void repeatConfirmation(String reference) {
    confirmations.repeat(reference);
  }

  /** Today's file confirms an order nobody placed. */
  public void confirmUnknown(String reference) {
    confirmations.addUnknown(reference, HouseCalendar.dayOf(clock.instant()));
  }

  /** The NAV of {@code date} was wrong; today's file corrects every order it priced. */
  public void correctNav(String fundCode, LocalDate date, String nav) {
    confirmations.correct(fundCode, date, new BigDecimal(nav), clock.instant());
  }

  @Override
  public void close() {
    closing.countDown();
    server.close();
    book.close();
  }

  private Answer submit(Request request) {
    submissions.incrementAndGet();
    beReachable();
    HouseOrder wanted = request.read(HouseRequests.Order.class).toOrder(clock.millis());
    HouseOrder order = book.book(wanted)
        .orElseThrow(() ->
            new Refusal(409, "reference-reused", wanted.reference() + " names another order"));
    if (silent) {
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
    LocalDate date = HouseRequests.date(request.name());
    List<HouseViews.Nav> priced = new ArrayList<>();
    if (HouseCalendar.isPriced(date, clock.instant())) {
      for (String fund : HouseNavs.fundCodes()) {
        HouseNavs.Priced nav = navs.of(fund, date);
        priced.add(new HouseViews.Nav(fund, nav.version(), nav.nav()));
      }
    }
    return Answer.json(200, new HouseViews.Navs(date, priced));
  }

  private Answer confirmations(Request request) {
    beReachable();
    LocalDate date = HouseRequests.date(request.name());
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
        HouseCalendar.confirmDate(order.businessDate()),
        order.at());
  }

  private Answer fault(Request request) {
    switch (request.name()) {
      case "reject" -> rejectOnConfirmation(reference(request));
      case "repeat" -> repeatConfirmation(reference(request));
      case "unknown" -> confirmUnknown(reference(request));
      case "correct-nav" -> {
        HouseRequests.NavFault fault =
            request.read(HouseRequests.NavFault.class).checked();
        confirmations.correct(fault.fundCode(), fault.date(), fault.nav(), clock.instant());
      }
      default -> throw new Refusal(404, "not-found", "No such fault: " + request.name());
    }
    return Answer.json(200, Map.of("fault", request.name()));
  }

  private static String reference(Request request) {
    return request.read(HouseRequests.OrderFault.class).checked();
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
    if (!available) {
      throw new Refusal(503, "unavailable", "Try again later");
    }
  }
}
