package shop.books;

import dev.tandem.messaging.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Shipping {

  private final JdbcClient jdbc;

  Shipping(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventHandler(group = "book-shipping")
  void ship(OrderPlaced event) {
    jdbc.sql("INSERT INTO parcel (order_id, title) VALUES (?, ?)")
        .params(event.orderId(), event.title())
        .update();
  }
}
