package shop.books;

import java.util.UUID;

import dev.tandem.messaging.EventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes orders; each is told to whoever ships it, if and only if it is kept. */
@Service
class Orders {

  private final JdbcClient jdbc;
  private final EventPublisher events;

  Orders(JdbcClient jdbc, EventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /**
   * Orders one copy of the book.
   *
   * @throws IllegalArgumentException if the title is empty
   */
  @Transactional
  public String place(String title) {
    String orderId = UUID.randomUUID().toString();
    jdbc.sql("INSERT INTO book_order (id, title) VALUES (?, ?)").params(orderId, title).update();
    events.publish(new OrderPlaced(orderId, title));
    if (title.isBlank()) {
      throw new IllegalArgumentException("No book has an empty title");
    }
    return orderId;
  }
}
