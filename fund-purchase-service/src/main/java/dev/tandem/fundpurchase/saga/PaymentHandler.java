package dev.tandem.fundpurchase.saga;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.tandem.contract.fundpurchase.PaymentDeadlineReached;
import dev.tandem.contract.wallet.FundPaymentCompleted;
import dev.tandem.contract.wallet.FundPaymentFailed;
import dev.tandem.contract.wallet.FundPaymentReversed;
import dev.tandem.fundpurchase.OrderIds;
import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.orderbook.JdbcOrders;
import dev.tandem.fundpurchase.orderbook.Orders;
import dev.tandem.messaging.Event;
import dev.tandem.messaging.EventHandler;
import dev.tandem.web.calendar.JdbcTradingCalendars;
import dev.tandem.web.calendar.TradingCalendar;
import org.springframework.stereotype.Component;

/**
 * Applies the wallet's events: it paid, could not, or returned the payment; and the payment
 * deadline.
 */
@Component
class PaymentHandler {

  /** One group for all that wallet-service tells: each group pulls every message of its topic. */
  static final String GROUP = "fund-purchase-wallet-events";

  private final Orders orders;
  private final JdbcOrders book;
  private final JdbcTradingCalendars calendars;
  private final Clock clock;

  PaymentHandler(Orders orders, JdbcOrders book, JdbcTradingCalendars calendars, Clock clock) {
    this.orders = orders;
    this.book = book;
    this.calendars = calendars;
    this.clock = clock;
  }

  @EventHandler(group = GROUP, filtered = true)
  void completed(List<Event<FundPaymentCompleted>> events) {
    TradingCalendar calendar = calendars.current();
    orders.tellEach(events, (order, event) -> {
      FundPaymentCompleted payment = event.data();
      return order
          .atWallet()
          .completed(payment.amount(), payment.completedAt(), calendar, Cause.of(event, clock));
    });
  }

  @EventHandler(group = GROUP, filtered = true)
  void failed(List<Event<FundPaymentFailed>> events) {
    orders.tellEach(
        events,
        (order, event) -> order.atWallet().failed(event.data().reason(), Cause.of(event, clock)));
  }

  @EventHandler(group = GROUP, filtered = true)
  void reversed(List<Event<FundPaymentReversed>> events) {
    orders.tellEach(
        events,
        (order, event) ->
            order.atWallet().reversed(event.data().returned(), Cause.of(event, clock)));
  }

  @EventHandler(group = "fund-purchase-payment-deadlines")
  void deadlineReached(List<Event<PaymentDeadlineReached>> events) {
    // Nearly all have been paid in time: those are not even read.
    Set<UUID> paying = book.among(
        events.stream()
            .flatMap(it -> OrderIds.ORDER.parse(it.subject()).stream())
            .toList(),
        Set.of(OrderStatus.PAYING));
    orders.tellEach(
        events.stream()
            .filter(it ->
                OrderIds.ORDER.parse(it.subject()).filter(paying::contains).isPresent())
            .toList(),
        (order, event) ->
            order.atWallet().overdue(event.data().deadline(), Cause.of(event, clock)));
  }
}
