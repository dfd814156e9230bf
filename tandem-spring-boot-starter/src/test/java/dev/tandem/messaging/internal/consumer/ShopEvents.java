package dev.tandem.messaging.internal.consumer;

import dev.tandem.messaging.EventType;

/** The events of a small shop. */
final class ShopEvents {

  private ShopEvents() {}

  @EventType(topic = "shop-orders", type = "com.example.shop.OrderPlaced.v1", subject = "orderId")
  record OrderPlaced(String orderId, long totalMinor) {}

  @EventType(topic = "shop-parcels", type = "com.example.shop.ParcelPacked.v1", subject = "orderId")
  record ParcelPacked(String orderId) {}

  @EventType(
      topic = "shop-payments",
      type = "com.example.shop.PaymentDue.v1",
      subject = "paymentId")
  record PaymentDue(String paymentId) {}

  sealed interface AccountEvent {}

  @EventType(
      topic = "shop-accounts",
      type = "com.example.shop.AccountOpened.v1",
      subject = "accountId",
      sequence = "sequence")
  record AccountOpened(String accountId, long sequence) implements AccountEvent {}

  @EventType(
      topic = "shop-accounts",
      type = "com.example.shop.AccountChanged.v1",
      subject = "accountId",
      sequence = "sequence")
  record AccountChanged(String accountId, long sequence) implements AccountEvent {}

  /** Only the audit handles it; for other groups it takes its place in the account's sequence. */
  @EventType(
      topic = "shop-accounts",
      type = "com.example.shop.AccountViewed.v1",
      subject = "accountId",
      sequence = "sequence")
  record AccountViewed(String accountId, long sequence) implements AccountEvent {}
}
