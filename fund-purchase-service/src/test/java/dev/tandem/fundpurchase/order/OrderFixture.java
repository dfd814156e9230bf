package dev.tandem.fundpurchase.order;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PaymentContext;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.fundpurchase.fund.Fund;
import dev.tandem.fundpurchase.fund.FundStatus;
import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.pricing.Allotment;
import dev.tandem.fundpurchase.pricing.FeeRate;
import dev.tandem.fundpurchase.pricing.Nav;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.calendar.TradingCalendar;
import dev.tandem.web.idempotency.IdempotencyKey;

/** Orders and what happens to them, in words of the domain. */
final class OrderFixture {

  // A Friday noon in Shanghai: the business date is that Friday, T+1 the Monday after.
  static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");
  static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
  static final Instant SCREEN_BY = NOON.plus(Duration.ofMinutes(15));
  static final Instant PAY_BY = NOON.plus(Duration.ofMinutes(2));

  static final String OWNER = "alice";
  static final String TOKEN = "tok_ok";
  static final Currency CNY = Currency.getInstance("CNY");
  static final Money AMOUNT = cny(100_000);
  static final Money NOTHING = cny(0);
  static final TradingCalendar CALENDAR = new TradingCalendar(Set.of());
  static final PaymentContext CONTEXT = new PaymentContext("phone", null, "CN", null, null);

  private OrderFixture() {}

  static Money cny(long minorUnits) {
    return Money.of(minorUnits, "CNY");
  }

  static Cause by(String name) {
    return new Cause(name, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), NOON);
  }

  static Cause at(Instant moment) {
    return new Cause("clock", null, moment);
  }

  static Fund fund() {
    return new Fund(
        "EQT-003", "Equity", 4, new FeeRate(new BigDecimal("0.015")), cny(1_000), FundStatus.OPEN);
  }

  private static Placement placement(PurchaseKind kind) {
    return new Placement(
        new PlaceOrder(
            new IdempotencyKey(OWNER, "/v1/purchases", "key"),
            kind,
            "wal_0193e1a0-0000-7000-8000-000000000001",
            "EQT-003",
            AMOUNT,
            kind == PurchaseKind.DISCOUNT ? TOKEN : null,
            CONTEXT,
            null),
        fund());
  }

  /** A discount purchase just requested; what it has published so far is taken. */
  static FundOrder screening() {
    return settled(order(PurchaseKind.DISCOUNT));
  }

  static FundOrder order(PurchaseKind kind) {
    return FundOrder.of(UuidV7.next(), placement(kind), OWNER, by("request"), SCREEN_BY);
  }

  static FundOrder ofUnknownWallet() {
    return FundOrder.ofUnknownWallet(
        UuidV7.next(), placement(PurchaseKind.DISCOUNT), by("request"), SCREEN_BY);
  }

  static FundOrder in(OrderStatus status) {
    FundOrder order = screening();
    switch (status) {
      case SCREENING -> {}
      case STEP_UP -> order.requireStepUp("hash", by("risk"), SCREEN_BY);
      case ON_HOLD -> order.hold(by("risk"), SCREEN_BY);
      case REJECTED -> order.refuse("risk-rejected", by("risk"));
      case CANCELLED -> order.atInvestor().cancel(by("investor"));
      case EXPIRED -> order.atDeadline().passed(at(SCREEN_BY));
      case PAYING -> order.approve(by("risk"), PAY_BY);
      case PAYMENT_FAILED -> {
        order.approve(by("risk"), PAY_BY);
        order.atWallet().failed("bank-declined", by("wallet"));
      }
      case PAID -> pay(order);
      case SUBMITTED -> {
        pay(order);
        order.atFundHouse().accepted(FRIDAY, CALENDAR, by("house"));
      }
      case CONFIRMED -> {
        pay(order);
        order.atFundHouse().accepted(FRIDAY, CALENDAR, by("house"));
        order.atFundHouse().allotted(allotment(), MONDAY, by("house"));
      }
      case REVERSING -> {
        pay(order);
        order.atFundHouse().refused("fund-closed", by("house"));
      }
      case REVERSED -> {
        pay(order);
        order.atFundHouse().refused("fund-closed", by("house"));
        order.atWallet().reversed(AMOUNT, by("wallet"));
      }
    }
    return settled(order);
  }

  /** Reversing because the payment came not in time: whether it was made is not known. */
  static FundOrder overdue() {
    FundOrder order = in(OrderStatus.PAYING);
    order.atWallet().overdue(PAY_BY, by("deadline"));
    return settled(order);
  }

  private static void pay(FundOrder order) {
    order.approve(by("risk"), PAY_BY);
    order.atWallet().completed(AMOUNT, NOON, CALENDAR, by("wallet"));
  }

  static Allotment allotment() {
    return Allotment.of(AMOUNT, Nav.of("2.5000"));
  }

  private static FundOrder settled(FundOrder order) {
    order.takeNewEvents();
    order.takeNewEntries();
    return order;
  }
}
