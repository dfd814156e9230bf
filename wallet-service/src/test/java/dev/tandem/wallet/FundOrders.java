package dev.tandem.wallet;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import dev.tandem.messaging.support.UuidV7;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;

/**
 * Asks for payments instead of the fund purchase service, in its words and over the real broker.
 */
class FundOrders implements DisposableBean {

  private final DefaultMQProducer producer = new DefaultMQProducer("fund-orders-of-a-test");

  FundOrders(@Value("${rocketmq.name-server}") String nameServer) throws Exception {
    producer.setNamesrvAddr(nameServer);
    producer.setInstanceName("fund-orders-" + UUID.randomUUID());
    producer.start();
  }

  /** An order of 50.00 yuan, paid by the bank. */
  static Order discount(String walletId, String fundingToken) {
    return new Order(id(), "DISCOUNT", walletId, 5000, 0, 0, "CNY", fundingToken, inTenYears());
  }

  /** An order that is paid from the balance, with a fee. */
  static Order fromBalance(String walletId, long amountMinor, long feeMinor) {
    return new Order(
        id(), "BALANCE", walletId, amountMinor, feeMinor, 0, "CNY", null, inTenYears());
  }

  private static String id() {
    return "ord_" + UuidV7.next();
  }

  // Later than any test moves the clock.
  private static Instant inTenYears() {
    return Instant.now().plus(Duration.ofDays(3650));
  }

  UUID asksForPayment(Order order) {
    var token = order.fundingToken();
    return deliver("FundPaymentRequested", order, """
        "waivedFee": {"amountMinor": %d, "currency": "%s"},
        "fundingToken": %s, "payBy": "%s", "requestedAt": "%s",""".formatted(
            order.waivedMinor(),
            order.currency(),
            token == null ? "null" : "\"%s\"".formatted(token),
            order.payBy(),
            Instant.now()));
  }

  UUID asksForReversal(Order order) {
    return deliver("FundPaymentReversalRequested", order, """
        "reason": "payment-deadline", "requestedAt": "%s",""".formatted(Instant.now()));
  }

  UUID isSubmitted(Order order) {
    return deliver("FundPurchaseSubmitted", order, """
        "businessDate": "2026-11-20", "expectedConfirmDate": "2026-11-23", "submittedAt": "%s",""".formatted(Instant.now()));
  }

  /** The trace in which everything about {@code order} is told. */
  static String traceOf(Order order) {
    return order.id().substring("ord_".length()).replace("-", "");
  }

  private UUID deliver(String type, Order order, String more) {
    var eventId = UuidV7.next();
    var body = """
        {"specversion": "1.0", "id": "%s", "source": "fund-purchase-service",
         "type": "dev.tandem.fundpurchase.%s.v1", "subject": "%s", "time": "%s", "sequence": "2",
         "datacontenttype": "application/json", "traceparent": "00-%s-00f067aa0ba902b7-01",
         "data": {"orderId": "%s", "kind": "%s", "walletId": "%s", "ownerId": "owner",
           "fundCode": "MMF-001", "amount": {"amountMinor": %d, "currency": "%s"},
           "fee": {"amountMinor": %d, "currency": "%s"}, %s "sequence": 2}}""".formatted(
            eventId,
            type,
            order.id(),
            Instant.now(),
            traceOf(order),
            order.id(),
            order.kind(),
            order.walletId(),
            order.amountMinor(),
            order.currency(),
            order.feeMinor(),
            order.currency(),
            more);
    var message = new Message(
        "fund-purchase", type, eventId.toString(), body.getBytes(StandardCharsets.UTF_8));
    message.putUserProperty("content-type", "application/cloudevents+json");
    try {
      producer.send(message);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return eventId;
  }

  @Override
  public void destroy() {
    producer.shutdown();
  }

  /** An order as the wallet is told of it. */
  record Order(
      String id,
      String kind,
      String walletId,
      long amountMinor,
      long feeMinor,
      long waivedMinor,
      String currency,
      @Nullable String fundingToken,
      Instant payBy) {

    Order waiving(long minor) {
      return new Order(
          id, kind, walletId, amountMinor, feeMinor, minor, currency, fundingToken, payBy);
    }

    Order payableUntil(Instant newPayBy) {
      return new Order(
          id, kind, walletId, amountMinor, feeMinor, waivedMinor, currency, fundingToken, newPayBy);
    }

    Order in(String newCurrency) {
      return new Order(
          id, kind, walletId, amountMinor, feeMinor, waivedMinor, newCurrency, fundingToken, payBy);
    }
  }
}
