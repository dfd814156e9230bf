package shop.books;

import dev.tandem.messaging.EventType;

@EventType(topic = "book-orders", type = "shop.books.OrderPlaced.v1", subject = "orderId")
public record OrderPlaced(String orderId, String title) {}
