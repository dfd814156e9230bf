package dev.tandem.fundpurchase.order;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The history of orders: written once, never changed. */
@Component
class JdbcTimeline {

  private final JdbcClient jdbc;

  JdbcTimeline(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void append(UUID orderId, List<TimelineEntry> entries) {
    for (TimelineEntry entry : entries) {
      OrderStatus left = entry.from();
      jdbc.sql("""
              INSERT INTO order_timeline
                (order_id, position, left_status, status, at, cause, caused_by)
              VALUES (:orderId, :position, :left, :status, :at, :cause, :causedBy)
              """)
          .param("orderId", orderId)
          .param("position", entry.position())
          .param("left", left == null ? null : left.name())
          .param("status", entry.status().name())
          .param("at", entry.cause().at().atOffset(ZoneOffset.UTC))
          .param("cause", entry.cause().name())
          .param("causedBy", entry.cause().eventId())
          .update();
    }
  }

  List<TimelineEntry> of(UUID orderId) {
    return jdbc.sql("""
            SELECT position, left_status, status, at, cause, caused_by
            FROM order_timeline
            WHERE order_id = :orderId
            ORDER BY position
            """)
        .param("orderId", orderId)
        .query((row, _) -> {
          String left = row.getString("left_status");
          return new TimelineEntry(
              row.getInt("position"),
              left == null ? null : OrderStatus.valueOf(left),
              OrderStatus.valueOf(row.getString("status")),
              new Cause(
                  row.getString("cause"),
                  row.getObject("caused_by", UUID.class),
                  row.getObject("at", OffsetDateTime.class).toInstant()));
        })
        .list();
  }
}
