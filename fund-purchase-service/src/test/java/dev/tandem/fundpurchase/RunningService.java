package dev.tandem.fundpurchase;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.tandem.contract.fundpurchase.FundPaymentRequested;
import dev.tandem.contract.fundpurchase.FundPaymentReversalRequested;
import dev.tandem.localstack.fundhouse.FundHouseSimulator;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.test.TandemBackends;
import dev.tandem.web.calendar.TradingCalendar;
import dev.tandem.web.test.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The service as it runs, on a real database, a real broker and a simulated fund house. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "tandem.messaging.topics.create=true",
      "tandem.web.secret.keys=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
      // Long enough for a slow machine to pay in time, short enough to wait for once.
      "tandem.fund-purchase.orders.pay-within=20s",
      "tandem.fund-purchase.orders.expire-every=200ms",
      "tandem.fund-purchase.house.fetch-every=200ms",
      "tandem.fund-purchase.house.read-timeout=1s",
      // Trouble in one test must not open the breaker for another.
      "resilience4j.circuitbreaker.instances.fund-house.minimum-number-of-calls=100000",
    })
@TandemBackends(database = "fund_purchase")
@Import({MovableClock.class, Others.class, Heard.class})
abstract class RunningService {

  static final FundHouseSimulator HOUSE = FundHouseSimulator.start(0);

  /** What the service sees of it. */
  static final TamperedHouse SEEN = TamperedHouse.before(HOUSE.url());

  static final Duration PATIENCE = Duration.ofSeconds(60);

  @LocalServerPort
  private int port;

  @LocalManagementPort
  private int managementPort;

  @Autowired
  MovableClock clock;

  @Autowired
  Others others;

  @Autowired
  Heard heard;

  @Autowired
  JdbcClient jdbc;

  OrdersApi api;
  OrdersApi operators;

  @DynamicPropertySource
  static void house(DynamicPropertyRegistry registry) {
    registry.add("tandem.fund-purchase.house.url", SEEN::url);
  }

  @BeforeEach
  void connect() {
    clock.reset();
    api = new OrdersApi(port);
    operators = new OrdersApi(managementPort);
  }

  @AfterEach
  void houseAnswersAgain() {
    HOUSE.available(true);
    HOUSE.silent(false);
    SEEN.behave();
  }

  /** A wallet in yuan that the service was told of. */
  String aWallet() {
    String walletId = "wal_" + UuidV7.next();
    awaitHandled("fund-purchase-wallet-events", others.walletOpened(walletId, "CNY"));
    return walletId;
  }

  /** A discount purchase of 1000 yuan that waits for risk. */
  String anOrder(String fundCode) {
    return placed(OrdersApi.discountPurchase(aWallet(), fundCode));
  }

  String placed(String discountPurchase) {
    Reply reply = api.post("/v1/discount-purchases", discountPurchase);
    assertThat(reply.status()).as(reply.raw().body()).isEqualTo(202);
    return reply.text("id");
  }

  /** What the wallet is asked to pay, once risk has approved. */
  FundPaymentRequested anOrderToPay(String fundCode) {
    String orderId = anOrder(fundCode);
    others.riskApproves(orderId);
    return heard.await(FundPaymentRequested.class, orderId);
  }

  /** An order that is paid; the fund house decides next. */
  String aPaidOrder(String fundCode) {
    FundPaymentRequested request = anOrderToPay(fundCode);
    others.walletPays(request);
    return request.orderId();
  }

  String aSubmittedOrder(String fundCode) {
    String orderId = aPaidOrder(fundCode);
    awaitStatus(orderId, "SUBMITTED");
    return orderId;
  }

  /** A submitted order that the wallet paid at noon of {@code businessDate}, a trading day. */
  String anOrderOf(LocalDate businessDate, String fundCode) {
    FundPaymentRequested request = anOrderToPay(fundCode);
    others.say(Others.paid(request, noon(businessDate)));
    awaitStatus(request.orderId(), "SUBMITTED");
    assertThat(api.order(request.orderId()).text("businessDate"))
        .isEqualTo(businessDate.toString());
    return request.orderId();
  }

  /**
   * A trading day that neither the house nor any test has come to yet. In its week and the next one
   * every weekday is a trading day, whatever the date of the run.
   */
  LocalDate aWednesdayToCome() {
    var holidays =
        jdbc.sql("SELECT day FROM market_holiday").query(LocalDate.class).set();
    return Stream.iterate(
            TradingCalendar.dayOf(HOUSE.now()).with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY)),
            wednesday -> wednesday.plusWeeks(1))
        .filter(wednesday -> Collections.disjoint(
            holidays, wednesday.minusDays(2).datesUntil(wednesday.plusDays(12)).toList()))
        .findFirst()
        .orElseThrow();
  }

  /** The breaks about {@code reference} that are not settled, the oldest first. */
  List<JsonNode> breaks(String reference) {
    return breaksOf("reference", reference);
  }

  /**
   * The breaks that are not settled, by a column of theirs, the oldest first. Each is asked for,
   * since the service lists a hundred only, and other tests leave more than that.
   */
  List<JsonNode> breaksOf(String column, Object value) {
    return jdbc.sql("""
            SELECT id FROM confirmation_break
            WHERE closed_at IS NULL AND %s = ?
            ORDER BY found_at, id
            """.formatted(column)).param(value).query(UUID.class).list().stream()
        .map(id -> operators.get("/actuator/confirmationbreaks/brk_" + id).json())
        .toList();
  }

  static Instant noon(LocalDate day) {
    return day.atTime(LocalTime.NOON).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }

  /** The wallet gives back what the order asks for. */
  void walletReturnsAll(String orderId) {
    var request = heard.await(FundPaymentReversalRequested.class, orderId);
    others.walletReturns(orderId, request.walletId(), request.amount());
  }

  /** T+1 of the order has come, here and at the fund house. */
  void moveToConfirmationOf(String orderId) {
    LocalDate day = LocalDate.parse(api.order(orderId).text("expectedConfirmDate"));
    moveTo(day.atTime(LocalTime.of(9, 30)).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
  }

  void moveTo(Instant moment) {
    Duration behind = Duration.between(HOUSE.now(), moment);
    if (behind.isPositive()) {
      HOUSE.advance(behind);
    }
    clock.moveTo(moment);
  }

  Reply awaitStatus(String orderId, String... statuses) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> api.order(orderId), reply -> List.of(statuses).contains(reply.text("status")));
  }

  /** The event has had its effect in the group; a dead letter is none. */
  void awaitHandled(String group, UUID eventId) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> countOf("inbox", group, eventId) == 1);
    assertThat(countOf("dead_letter", group, eventId))
        .as("dead letters of %s in %s", eventId, group)
        .isZero();
  }

  private long countOf(String table, String group, UUID eventId) {
    return jdbc.sql("SELECT count(*) FROM messaging.%s WHERE event_id = ? AND consumer_group = ?"
            .formatted(table))
        .params(eventId, group)
        .query(Long.class)
        .single();
  }
}
